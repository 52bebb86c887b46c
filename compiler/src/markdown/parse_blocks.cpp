#include "markdown/parse_blocks.hpp"

#include <new>
#include <string>
#include <string_view>

#include "markdown/check_markdown_limits.hpp"
#include "markdown/tree_builder.hpp"
#include "require_memory.hpp"

namespace shelf::compiler {

namespace {

MD_PARSER make_parser() {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* builder) {
    return static_cast<TreeBuilder*>(builder)->enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* builder) {
    return static_cast<TreeBuilder*>(builder)->leave_block(type);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* builder) {
    return static_cast<TreeBuilder*>(builder)->enter_span(type, detail);
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* builder) {
    return static_cast<TreeBuilder*>(builder)->leave_span(type);
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* builder) {
    return static_cast<TreeBuilder*>(builder)->text(type, {text, size});
  };
  return parser;
}

}  // namespace

std::optional<Node> parse_blocks(const PreparedMarkdown& prepared, DiagnosticSink& sink) {
  if (!check_markdown_limits(prepared, sink)) return std::nullopt;
  // md4c 0.4.8 reads past the end of an exact buffer: the text must end in a line feed and the NUL of std::string.
  std::string padded = prepared.text.text();
  padded += '\n';
  TreeBuilder builder(prepared, padded, sink);
  const MD_PARSER parser = make_parser();
  require_memory((std::size_t{16} << 10) + 32 * padded.size());
  if (md_parse(padded.c_str(), static_cast<MD_SIZE>(padded.size()), &parser, &builder) != 0) {
    if (!sink.has_errors()) throw std::bad_alloc();  // the only thing that md4c fails for by itself
    return std::nullopt;
  }
  return builder.take();
}

}  // namespace shelf::compiler
