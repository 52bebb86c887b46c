// Any bytes as a source file up to the end of its header: places of diagnostics are inside of the text.
#include "fuzz/fuzzing.hpp"
#include "stages/decode_text.hpp"
#include "stages/normalise_header.hpp"
#include "stages/scan_header.hpp"

using namespace shelf::compiler;
using shelf::test::demand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  DiagnosticSink sink(0);
  SourceFile source{0, "article.md", decode_text(shelf::test::text_of(data, size), sink)};
  const auto raw = scan_header(source, sink);
  const auto header = raw ? normalise_header(*raw, sink) : std::nullopt;
  demand(header.has_value() || sink.has_errors());
  for (const Diagnostic& each : sink.take()) {
    demand(each.where.begin <= each.where.end && each.where.end <= source.text.size());
    demand(!each.message.empty());
  }
  return 0;
}
