// The tree of an article out of md4c's callbacks. The only header that knows md4c's types.
#pragma once

#include <md4c.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "model/node.hpp"
#include "model/prepared.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

// Every callback returns 0, or -1 to end the parse; positive codes misbehave in md4c before 0.5.3.
class TreeBuilder {
 public:
  TreeBuilder(const PreparedMarkdown& prepared, std::string_view input, DiagnosticSink& sink)
      : prepared_(prepared), input_(input), sink_(sink) {}

  int enter_block(MD_BLOCKTYPE type, const void* detail);
  int leave_block(MD_BLOCKTYPE type);
  int enter_span(MD_SPANTYPE type, const void* detail);
  int leave_span(MD_SPANTYPE type);
  int text(MD_TEXTTYPE type, std::string_view piece);

  Node take() { return std::move(document_); }

 private:
  struct OpenNode {
    Node node;
    std::uint32_t begin = std::numeric_limits<std::uint32_t>::max(), end = 0;  // in the prepared text
  };

  bool in_open_span(NodeKind kind) const;
  void close_span();
  void report_crossing();
  int limit(std::string_view what, std::uint64_t found, std::uint64_t bound);
  int open(Node node);
  int close();
  int leaf(NodeKind kind);
  int append_text(std::string_view piece);
  bool is_escaped(std::string_view piece) const;
  int count_text(std::size_t size);
  void end_text();
  void add_brackets(OpenNode& link) const;
  void cover(std::string_view piece, OpenNode& node) const;
  std::string attribute(const MD_ATTRIBUTE& value) const;
  Node block_node(MD_BLOCKTYPE type, const void* detail);

  const PreparedMarkdown& prepared_;
  std::string_view input_;
  DiagnosticSink& sink_;
  std::vector<OpenNode> stack_;
  OpenNode run_;  // the text node that further pieces still join
  bool in_run_ = false, crossing_reported_ = false;
  Node document_;
  std::uint32_t nodes_ = 0, links_ = 0, block_depth_ = 0, inline_depth_ = 0, image_depth_ = 0, column_ = 0;
  std::uint64_t text_bytes_ = 0;
};

}  // namespace shelf::compiler
