#include "tests/bench/measure.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace briefkamer::bench {
namespace {

namespace fs = std::filesystem;

double clock_ms(clockid_t clock) {
  std::timespec now{};
  ::clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double middle(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), half, values.end());
  return *half;
}

}  // namespace

Cost spent() {
  return {clock_ms(CLOCK_PROCESS_CPUTIME_ID), clock_ms(CLOCK_MONOTONIC)};
}

Cost operator-(const Cost& later, const Cost& earlier) {
  return {later.cpu_ms - earlier.cpu_ms, later.wall_ms - earlier.wall_ms};
}

Cost& operator+=(Cost& sum, const Cost& more) {
  sum.cpu_ms += more.cpu_ms;
  sum.wall_ms += more.wall_ms;
  return sum;
}

double thread_cpu_ms() {
  return clock_ms(CLOCK_THREAD_CPUTIME_ID);
}

Cost cost_of(const std::function<void()>& work) {
  const Cost start = spent();
  work();
  return spent() - start;
}

Cost median(std::vector<Cost> costs) {
  std::vector<double> cpu, wall;
  for (const Cost& cost : costs) {
    cpu.push_back(cost.cpu_ms);
    wall.push_back(cost.wall_ms);
  }
  return {middle(std::move(cpu)), middle(std::move(wall))};
}

double peak_megabytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024e-6;
}

double resident_megabytes() {
  std::ifstream file("/proc/self/statm");
  double size = 0, resident = 0;
  file >> size >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) * 1e-6;
}

double folder_megabytes(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  std::error_code missing;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, missing))
    if (entry.is_regular_file()) bytes += entry.file_size();
  return static_cast<double>(bytes) * 1e-6;
}

void Results::line(const std::string& text) {
  if (file_.empty()) {
    std::cout << text;
    return;
  }
  std::ofstream file(file_, std::ios::app);
  file << text;
  file.close();
  if (!file) throw std::runtime_error(file_.string() + ": cannot be written");
}

void Results::fact(const std::string& engine, const std::string& name, double value) {
  std::ostringstream text;
  text << "fact\t" << engine << '\t' << name << '\t' << value << '\n';
  line(text.str());
}

void Results::query(const std::string& engine, const QueryCost& query) {
  std::ostringstream text;
  text << "query\t" << engine << '\t' << query.number << '\t' << query.kind << '\t' << query.total;
  for (const double cost :
       {query.first.cpu_ms, query.first.wall_ms, query.warm.cpu_ms, query.warm.wall_ms})
    text << '\t' << cost;
  line(text.str() + '\n');
}

}  // namespace briefkamer::bench
