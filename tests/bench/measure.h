// What the benches measure by, and the lines in which they say what they measured.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace briefkamer::bench {

// CPU of all threads of the process together, and time on the clock.
struct Cost {
  double cpu_ms = 0;
  double wall_ms = 0;
};

// What has been spent since the process began, by any fixed point in the past for the clock.
Cost spent();
Cost operator-(const Cost& later, const Cost& earlier);
Cost& operator+=(Cost& sum, const Cost& more);

// CPU of this thread alone.
double thread_cpu_ms();

Cost cost_of(const std::function<void()>& work);

// Of each of the two by itself.
Cost median(std::vector<Cost> costs);

// The most memory that the process ever held, and what it holds now, in megabytes.
double peak_megabytes();
double resident_megabytes();

// What the files below a folder take.
double folder_megabytes(const std::filesystem::path& folder);

// One question, put to one engine.
struct QueryCost {
  std::size_t number = 0;
  std::string kind;
  std::size_t total = 0;
  Cost first;  // of the first time
  Cost warm;
};

// Lines of fields with tabs between them, which report.py reads:
//   query ENGINE number kind total first-CPU-ms first-wall-ms CPU-ms wall-ms
//   fact  ENGINE name value
class Results {
 public:
  // Adds to `file`, or prints when it is empty.
  explicit Results(std::filesystem::path file) : file_(std::move(file)) {}

  void fact(const std::string& engine, const std::string& name, double value);
  void query(const std::string& engine, const QueryCost& query);

 private:
  void line(const std::string& text);

  const std::filesystem::path file_;
};

}  // namespace briefkamer::bench
