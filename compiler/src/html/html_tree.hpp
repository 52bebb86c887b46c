// Builds nodes from a stream of inlines and HTML tags: the stack of open elements of one block.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/node.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

inline constexpr std::uint32_t max_html_depth = 32;  // open elements in one block; further tags are dropped

struct HtmlTag {
  std::string name;  // folded
  std::string href, title;
  bool has_href = false;
  bool dropped_attributes = false;
  std::uint32_t start = 0;  // of an ordered list, 0: not given
  Span where;
  bool paired = false;  // its partner may stand in another block
};

[[nodiscard]] bool is_inline(const Node& node) noexcept;
[[nodiscard]] bool is_known_html_tag(std::string_view name) noexcept;  // `name` folded; `br` included

// Appends `node`, joining neighbouring texts.
void append_node(std::vector<Node>& nodes, Node node);

class HtmlTree {
 public:
  struct Scope {
    bool flow = true;         // block-level elements may stand here
    bool in_link = false;     // inside a link: no further link
    std::uint32_t depth = 0;  // HTML elements already open around
  };

  HtmlTree(Scope scope, DiagnosticSink& sink) : scope_(scope), sink_(sink) {}

  void add(Node node);  // an inline, or a block that is complete
  void open(const HtmlTag& tag);
  void close(std::string_view name, Span where, bool paired = false);
  [[nodiscard]] std::vector<Node> finish();  // closes what is open

  // An ordered list whose end tag stands in a later block goes on there: the number of its next item, 0 for none.
  void continue_list(std::uint32_t next_item) noexcept { next_item_ = next_item; }
  [[nodiscard]] std::uint32_t next_item() const noexcept { return next_item_; }

  [[nodiscard]] bool in_link() const noexcept;
  [[nodiscard]] std::uint32_t depth() const noexcept;

 private:
  struct Frame {
    Node node;
    std::string name;
    bool implied = false;      // no tag of the source opened it
    bool transparent = false;  // its children take its place
    bool paired = false;       // its end tag stands in another block, unless it turns up in this one
  };

  std::vector<Node>& top();
  void push(Node node, std::string_view name, bool implied, bool paired = false);
  void pop(bool complain);
  void pop_to(std::size_t size, bool complain);
  void leave_phrases();
  void imply_parent(std::string_view name, Span where);
  void imply_item(const Node& node);
  void open_link(const HtmlTag& tag);
  void open_block(const HtmlTag& tag, Node node);

  Scope scope_;
  DiagnosticSink& sink_;
  std::uint32_t next_item_ = 0;
  std::vector<Frame> stack_;
  std::vector<Node> root_;
};

}  // namespace shelf::compiler
