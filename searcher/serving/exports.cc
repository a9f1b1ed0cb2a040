#include "searcher/serving/exports.h"

#include <memory>

#include "searcher/export.h"
#include "searcher/serving/requests.h"
#include "searcher/serving/responses.h"
#include "searcher/serving/routes.h"

namespace briefkamer::searcher {
namespace {

// Each keeps a worker for as long as it takes; others have questions too.
constexpr std::size_t kMostAtOnce = 2;

Question question_of_export(const httplib::Request& request) {
  only(request, {"q", "topic", "mission", "ministry", "kind", "from", "to", "sort", "match",
                 "expand", "format"});
  return question_of(request, {"format"});
}

ExportFormat format_of(const httplib::Request& request) {
  if (!request.has_param("format")) return ExportFormat::kCsv;
  const std::string name = request.get_param_value("format");
  if (const auto format = export_format(name)) return *format;
  throw QuestionError("format", "format is one of csv, jsonl, not \"" + name + "\"");
}

}  // namespace

void Exports::add_routes(httplib::Server& server) {
  server.Get(route_pattern("/api/v1/export"),
             [this](const Request& request, Response& response) { answer(request, response); });
}

void Exports::answer(const Request& request, Response& response) {
  const Question question = question_of_export(request);
  const ExportFormat format = format_of(request);
  const std::shared_ptr<void> place(nullptr, [this](void*) { --under_way_; });
  if (++under_way_ > kMostAtOnce) {
    response.set_header("Retry-After", "10");
    return send_problem(request, response,
                        {503, "other exports are under way; try again in a moment"});
  }
  check_export(searcher_, question);
  const bool csv = format == ExportFormat::kCsv;
  response.set_header("Cache-Control", "no-store");
  response.set_header("Content-Disposition", csv ? "attachment; filename=\"brieven.csv\""
                                                 : "attachment; filename=\"brieven.jsonl\"");
  response.set_chunked_content_provider(
      csv ? "text/csv; charset=utf-8; header=present" : "application/jsonl; charset=utf-8",
      [this, question, format, place](std::size_t, httplib::DataSink& sink) {
        bool taken = true;
        export_letters(searcher_, vocabulary_, question, format, [&](std::string_view piece) {
          taken = !stopping_ && sink.write(piece.data(), piece.size());
          return taken;
        });
        if (taken) sink.done();
        return taken;
      });
}

}  // namespace briefkamer::searcher
