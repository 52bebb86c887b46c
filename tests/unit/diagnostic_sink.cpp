#include <cstdint>

#include "shelfc/diagnostic.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;

namespace {

constexpr FileId file = 7;

void report(DiagnosticSink& sink, Code code, std::uint32_t times) {
  for (std::uint32_t i = 0; i < times; ++i) sink.report(code, {i, i + 1}, "slip " + std::to_string(i));
}

}  // namespace

TEST_CASE("DiagnosticSink: the last note that fits is kept, the next is counted by one LIM2") {
  DiagnosticSink sink(file);
  report(sink, Code::MD5, max_diagnostics_of_file);
  CHECK(sink.diagnostics().size() == max_diagnostics_of_file);
  report(sink, Code::MD5, 3);
  REQUIRE(sink.diagnostics().size() == max_diagnostics_of_file + 1);
  const Diagnostic& last = sink.diagnostics().back();
  CHECK(last.code == Code::LIM2);
  CHECK(last.severity == Severity::note);
  CHECK(last.where == Span{0, 1});
  CHECK(last.file == file);
}

TEST_CASE("Span: the same place is the same in both ends") {
  CHECK(Span{1, 2} == Span{1, 2});
  CHECK_FALSE(Span{1, 2} == Span{1, 3});
  CHECK_FALSE(Span{1, 2} == Span{0, 2});
}

TEST_CASE("DiagnosticSink: many notes leave room for warnings, which decide a strict run") {
  DiagnosticSink sink(file);
  report(sink, Code::MD5, max_diagnostics_of_file + 1);
  report(sink, Code::LNK2, 1);
  CHECK(sink.diagnostics().back().code == Code::LNK2);
}

TEST_CASE("DiagnosticSink: errors are always kept") {
  DiagnosticSink sink(file);
  report(sink, Code::LNK2, max_diagnostics_of_file + 1);
  report(sink, Code::LIM1, max_diagnostics_of_file + 1);
  CHECK(sink.diagnostics().size() == 2 * max_diagnostics_of_file + 2);
  CHECK(sink.has_errors());
}

TEST_CASE("DiagnosticSink: what a dropped report is given is dropped with it") {
  DiagnosticSink sink(file);
  report(sink, Code::MD2, max_diagnostics_of_file + 1);
  sink.report(Code::MD2, {}, "another").notes.push_back({file, {}, "here"});
  CHECK(sink.diagnostics().size() == max_diagnostics_of_file + 1);
  CHECK(sink.diagnostics().back().notes.empty());
}

TEST_CASE("DiagnosticSink: reports on the whole run have no limit") {
  DiagnosticSink sink;
  report(sink, Code::IDX1, max_diagnostics_of_file + 5);
  CHECK(sink.diagnostics().size() == max_diagnostics_of_file + 5);
}
