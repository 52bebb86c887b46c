// What became of the objects of a merged solution, as JSON.
#include "render/json_line.hpp"
#include "shelf/session.hpp"

namespace shelf {

namespace {

using detail::JsonWriter;
using detail::write_number;

void write_unmatched(JsonWriter& json, const Unmatched& object) {
  json.begin_object();
  json.member("kind", name(object.kind));
  json.member("replacementKey", object.replacement_key);
  json.member("solutionId", object.solution_id);
  json.member("section", object.section);
  json.end_object();
}

}  // namespace

std::optional<Error> write_json(const MergeReport& report, Sink sink) {
  return detail::write_json_line(sink, [&](JsonWriter& json) {
    json.begin_object();
    detail::write_flag(json, "readable", report.readable);
    write_number(json, "byKey", report.by_key);
    write_number(json, "bySolution", report.by_solution);
    write_number(json, "byOrdinal", report.by_ordinal);
    detail::write_list(json, "unmatched", report.unmatched, write_unmatched);
    json.end_object();
  });
}

}  // namespace shelf
