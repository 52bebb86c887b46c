#include "markdown/tree_builder.hpp"

#include <algorithm>
#include <utility>

#include "html/decode_entity.hpp"
#include "markdown/parse_blocks.hpp"
#include "shelf_format/format.hpp"
#include "text/utf8.hpp"

namespace shelf::compiler {

namespace {

constexpr std::uint32_t max_nodes = 100'000;  // a table of short rows grows 250 times without a bound
constexpr std::uint32_t max_text_bytes = format::max_unit_raw_bytes;
constexpr char32_t replacement = 0xfffd;  // of NUL
constexpr int abort_parse = -1;

NodeKind block_kind(MD_BLOCKTYPE type) {
  switch (type) {
    case MD_BLOCK_DOC:
      return NodeKind::document;
    case MD_BLOCK_QUOTE:
      return NodeKind::block_quote;
    case MD_BLOCK_UL:
      return NodeKind::bullet_list;
    case MD_BLOCK_OL:
      return NodeKind::ordered_list;
    case MD_BLOCK_LI:
      return NodeKind::list_item;
    case MD_BLOCK_HR:
      return NodeKind::thematic_break;
    case MD_BLOCK_H:
      return NodeKind::heading;
    case MD_BLOCK_CODE:
      return NodeKind::code_block;
    case MD_BLOCK_TABLE:
      return NodeKind::table;
    case MD_BLOCK_THEAD:
      return NodeKind::table_head;
    case MD_BLOCK_TBODY:
      return NodeKind::table_body;
    case MD_BLOCK_TR:
      return NodeKind::table_row;
    case MD_BLOCK_TH:
      return NodeKind::header_cell;
    case MD_BLOCK_TD:
      return NodeKind::data_cell;
    default:
      return NodeKind::paragraph;
  }
}

char alignment_letter(MD_ALIGN align) {
  switch (align) {
    case MD_ALIGN_LEFT:
      return 'l';
    case MD_ALIGN_CENTER:
      return 'c';
    case MD_ALIGN_RIGHT:
      return 'r';
    default:
      return '-';
  }
}

NodeKind span_kind(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM:
      return NodeKind::emphasis;
    case MD_SPAN_STRONG:
      return NodeKind::strong;
    case MD_SPAN_A:
      return NodeKind::link;
    case MD_SPAN_IMG:
      return NodeKind::image;
    default:
      return NodeKind::code_span;
  }
}

bool is_span(NodeKind kind) {
  return kind == NodeKind::emphasis || kind == NodeKind::strong || kind == NodeKind::code_span ||
         kind == NodeKind::link || kind == NodeKind::image;
}

}  // namespace

int TreeBuilder::limit(std::string_view what, std::uint64_t found, std::uint64_t bound) {
  Span where{};
  for (const OpenNode& open : stack_)
    if (open.begin <= open.end) where = prepared_.text.source_span(open.begin, open.end);
  sink_.report(Code::LIM1, where,
               std::string(what) + ": " + std::to_string(found) + ", the limit is " + std::to_string(bound));
  return abort_parse;
}

int TreeBuilder::open(Node node) {
  end_text();
  if (++nodes_ > max_nodes) return limit("parts of an article", nodes_, max_nodes);
  stack_.push_back(OpenNode{std::move(node)});
  return 0;
}

int TreeBuilder::close() {
  end_text();
  OpenNode done = std::move(stack_.back());
  stack_.pop_back();
  const bool known = done.begin <= done.end;
  if (known && (done.node.kind == NodeKind::link || done.node.kind == NodeKind::image)) add_brackets(done);
  if (known) done.node.where = prepared_.text.source_span(done.begin, done.end);
  if (stack_.empty()) {
    document_ = std::move(done.node);
    return 0;
  }
  OpenNode& parent = stack_.back();
  if (known) {
    parent.begin = std::min(parent.begin, done.begin);
    parent.end = std::max(parent.end, done.end);
  }
  parent.node.children.push_back(std::move(done.node));
  return 0;
}

// md4c names the text and the address of a link, not what stands around them.
void TreeBuilder::add_brackets(OpenNode& link) const {
  if (!input_.substr(0, link.begin).ends_with('[')) return;
  --link.begin;
  if (link.node.kind == NodeKind::image && input_.substr(0, link.begin).ends_with('!')) --link.begin;
  if (input_.substr(link.end).starts_with(')')) ++link.end;
}

int TreeBuilder::leaf(NodeKind kind) {
  Node node;
  node.kind = kind;
  if (const int result = open(std::move(node)); result != 0) return result;
  return close();
}

// md4c's pointers lie mostly, not always, inside the input.
void TreeBuilder::cover(std::string_view piece, OpenNode& node) const {
  const std::less<const char*> before;
  if (before(piece.data(), input_.data()) || before(input_.data() + input_.size(), piece.data() + piece.size())) return;
  const auto begin = static_cast<std::uint32_t>(piece.data() - input_.data());
  node.begin = std::min(node.begin, begin);
  node.end = std::max(node.end, begin + static_cast<std::uint32_t>(piece.size()));
}

int TreeBuilder::count_text(std::size_t size) {
  text_bytes_ += size;
  if (text_bytes_ > max_text_bytes) return limit("bytes of text in an article", text_bytes_, max_text_bytes);
  return 0;
}

// Whether a backslash took the meaning of the first character of `piece`.
bool TreeBuilder::is_escaped(std::string_view piece) const {
  const std::less<const char*> before;
  if (!before(input_.data(), piece.data()) || before(input_.data() + input_.size(), piece.data())) return false;
  const std::string_view head = input_.substr(0, static_cast<std::size_t>(piece.data() - input_.data()));
  const std::size_t other = head.find_last_not_of('\\');
  return (head.size() - (other == std::string_view::npos ? 0 : other + 1)) % 2 == 1;
}

int TreeBuilder::append_text(std::string_view piece) {
  if (!in_run_) {
    if (++nodes_ > max_nodes) return limit("parts of an article", nodes_, max_nodes);
    run_ = OpenNode{};
    run_.node.kind = NodeKind::text;
    in_run_ = true;
  }
  run_.node.text += piece;
  return count_text(piece.size());
}

void TreeBuilder::end_text() {
  if (!in_run_) return;
  in_run_ = false;
  OpenNode& parent = stack_.back();
  if (run_.begin <= run_.end) {
    run_.node.where = prepared_.text.source_span(run_.begin, run_.end);
    parent.begin = std::min(parent.begin, run_.begin);
    parent.end = std::max(parent.end, run_.end);
  }
  parent.node.children.push_back(std::move(run_.node));
}

std::string TreeBuilder::attribute(const MD_ATTRIBUTE& value) const {
  std::string out;
  if (value.text == nullptr) return out;
  const std::string_view text(value.text, value.size);
  for (std::size_t i = 0; value.substr_offsets[i] < value.size; ++i) {
    const std::string_view piece =
        text.substr(value.substr_offsets[i], value.substr_offsets[i + 1] - value.substr_offsets[i]);
    if (value.substr_types[i] == MD_TEXT_ENTITY)
      out += decode_entity(piece);
    else if (value.substr_types[i] == MD_TEXT_NULLCHAR)
      append_utf8(out, replacement);
    else
      out += piece;
  }
  return out;
}

Node TreeBuilder::block_node(MD_BLOCKTYPE type, const void* detail) {
  Node node;
  node.kind = block_kind(type);
  if (type == MD_BLOCK_UL) node.tight = static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0;
  if (type == MD_BLOCK_OL) {
    const auto& list = *static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
    node.tight = list.is_tight != 0;
    node.number = list.start;
  }
  if (type == MD_BLOCK_H) node.number = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
  if (type == MD_BLOCK_CODE) {
    const auto& code = *static_cast<const MD_BLOCK_CODE_DETAIL*>(detail);
    node.text = attribute(code.info);
    node.number = code.fence_char == 0 ? indented_code : 0;
  }
  if (type == MD_BLOCK_TR) column_ = 0;
  if (type == MD_BLOCK_TH) {  // the head decides the alignments
    for (auto open = stack_.rbegin(); open != stack_.rend(); ++open) {
      if (open->node.kind != NodeKind::table) continue;
      open->node.text += alignment_letter(static_cast<const MD_BLOCK_TD_DETAIL*>(detail)->align);
      break;
    }
  }
  if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) node.number = column_++;
  return node;
}

int TreeBuilder::enter_block(MD_BLOCKTYPE type, const void* detail) {
  if (type != MD_BLOCK_DOC && ++block_depth_ > format::max_block_depth)
    return limit("nested blocks", block_depth_, format::max_block_depth);
  if (type == MD_BLOCK_TABLE) {
    const auto& table = *static_cast<const MD_BLOCK_TABLE_DETAIL*>(detail);
    if (table.col_count > format::max_table_columns)
      return limit("columns of a table", table.col_count, format::max_table_columns);
  }
  Node node = block_node(type, detail);
  if (const int result = count_text(node.text.size()); result != 0) return result;
  return open(std::move(node));
}

// md4c 0.4.8 pairs brackets and asterisks that stand inside the address of a link with others: it ends spans that it
// did not begin, and begins spans that it does not end.
int TreeBuilder::leave_block(MD_BLOCKTYPE type) {
  while (is_span(stack_.back().node.kind)) close_span();
  crossing_reported_ = false;
  if (type != MD_BLOCK_DOC) --block_depth_;
  return close();
}

// An image's text is plain: everything inside it joins `text` of the image node.
int TreeBuilder::enter_span(MD_SPANTYPE type, const void* detail) {
  if (image_depth_ > 0) {
    if (type == MD_SPAN_IMG) ++image_depth_;
    return 0;
  }
  if (++inline_depth_ > format::max_inline_depth)
    return limit("nested inline elements", inline_depth_, format::max_inline_depth);
  Node node;
  if (type == MD_SPAN_A || type == MD_SPAN_IMG) {
    if (++links_ > format::max_links_per_article) return limit("links", links_, format::max_links_per_article);
    const MD_ATTRIBUTE& address = type == MD_SPAN_A ? static_cast<const MD_SPAN_A_DETAIL*>(detail)->href
                                                    : static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->src;
    const MD_ATTRIBUTE& title = type == MD_SPAN_A ? static_cast<const MD_SPAN_A_DETAIL*>(detail)->title
                                                  : static_cast<const MD_SPAN_IMG_DETAIL*>(detail)->title;
    node.url = attribute(address);
    (type == MD_SPAN_A ? node.text : node.title) = attribute(title);
    if (const int result = count_text(node.url.size() + title.size); result != 0) return result;
    node.kind = span_kind(type);
    if (type == MD_SPAN_IMG) image_depth_ = 1;
    if (const int result = open(std::move(node)); result != 0) return result;
    if (address.text != nullptr) cover({address.text, address.size}, stack_.back());
    return 0;
  }
  node.kind = span_kind(type);
  return open(std::move(node));
}

int TreeBuilder::leave_span(MD_SPANTYPE type) {
  if (image_depth_ > 0) {
    if (type != MD_SPAN_IMG || --image_depth_ > 0) return 0;
  }
  const NodeKind kind = span_kind(type);
  if (!in_open_span(kind)) return report_crossing(), 0;
  while (stack_.back().node.kind != kind) close_span();
  --inline_depth_;
  return close();
}

// Whether such a span is open in the innermost block.
bool TreeBuilder::in_open_span(NodeKind kind) const {
  for (auto open = stack_.rbegin(); open != stack_.rend() && is_span(open->node.kind); ++open)
    if (open->node.kind == kind) return true;
  return false;
}

// A span that md4c will not end, or only behind one that it is in.
void TreeBuilder::close_span() {
  report_crossing();
  image_depth_ = 0;
  --inline_depth_;
  close();
}

// Once for each block.
void TreeBuilder::report_crossing() {
  end_text();
  if (std::exchange(crossing_reported_, true)) return;
  OpenNode all;
  for (auto open = stack_.rbegin(); open != stack_.rend(); ++open) {
    all.begin = std::min(all.begin, open->begin);
    all.end = std::max(all.end, open->end);
    if (!is_span(open->node.kind)) break;
  }
  const Span where = all.begin <= all.end ? prepared_.text.source_span(all.begin, all.end) : Span{};
  sink_.report(
      Code::LNK2, where,
      "brackets or asterisks inside the address of a link: Markdown pairs them with others, and some are not shown",
      "type `%5B` for `[` and `%2A` for `*` in an address");
}

int TreeBuilder::text(MD_TEXTTYPE type, std::string_view piece) {
  const bool line_end = type == MD_TEXT_BR || type == MD_TEXT_SOFTBR;
  if (image_depth_ > 0) {
    OpenNode& image = stack_.back();
    cover(piece, image);
    const std::string decoded = type == MD_TEXT_ENTITY ? decode_entity(piece) : std::string(piece);
    image.node.text += line_end ? " " : decoded;
    return count_text(decoded.size());
  }
  if (line_end) {
    end_text();
    return leaf(type == MD_TEXT_BR ? NodeKind::line_break : NodeKind::soft_break);
  }
  std::string decoded;
  if (type == MD_TEXT_ENTITY) decoded = decode_entity(piece);
  if (type == MD_TEXT_NULLCHAR) append_utf8(decoded, replacement);
  const std::string_view shown = decoded.empty() ? piece : std::string_view(decoded);
  const bool first = !in_run_, asterisk = shown.starts_with('*');
  // Asked of few pieces only: a long run of backslashes is many.
  const bool literal = (first || asterisk) && (type == MD_TEXT_ENTITY || is_escaped(piece));
  const int result = append_text(shown);
  run_.node.escaped_front = run_.node.escaped_front || (literal && first);
  run_.node.escaped_asterisk = run_.node.escaped_asterisk || (literal && asterisk);
  cover(piece, run_);
  return result;
}

}  // namespace shelf::compiler
