// The section rule: nobody should read a heading that announces what is not there.
#include <algorithm>
#include <cstdint>

#include "article/sort_few.hpp"
#include "present/plan.hpp"

namespace shelf::detail {

namespace {

constexpr std::uint32_t no_parent = 0xffff'ffffu;

struct Block {
  enum class Kind : std::uint8_t { heading, paragraph, hidden, other };
  Kind kind = Kind::other;
  std::uint32_t position = 0, level = 0;
};

struct Content {
  bool visible = false, hidden = false;  // has something that is shown, that is not
};

class SectionHider {
 public:
  explicit SectionHider(std::vector<std::uint32_t>& hidden) : hidden_(hidden), dropped_(hidden.size()) {}

  // Blocks up to the close of the enclosing operation, which is consumed. Nesting is bounded by max_nesting.
  Content walk(OpReader& reader) {
    std::vector<Block> blocks;
    for (Step step; reader.next(step) && step.op != Op::close;) add_block(step, reader, blocks);
    return settle(blocks);
  }

 private:
  void add_block(const Step& step, OpReader& reader, std::vector<Block>& blocks) {
    const std::uint32_t position = reader.position();
    switch (step.op) {
      case Op::heading:
        blocks.push_back({Block::Kind::heading, position, step.number[0]});
        return reader.skip();
      case Op::paragraph:
        blocks.push_back({leads_anywhere(reader) ? Block::Kind::other : Block::Kind::paragraph, position, 0});
        return;
      case Op::section:
      case Op::region: {
        const Content content = walk(reader);
        const bool hide = content.hidden && !content.visible;
        if (hide) hidden_.push_back(position);
        blocks.push_back({hide ? Block::Kind::hidden : Block::Kind::other, position, 0});
        return;
      }
      case Op::title:
        return reader.skip();
      case Op::thematic_break:
        return;
      default:
        blocks.push_back({is_dropped(position) ? Block::Kind::hidden : Block::Kind::other, position, 0});
        if (format::shape_of(step.op).opens) reader.skip();
    }
  }

  // Reads a paragraph: whether it holds a link, which is worth reading by itself.
  static bool leads_anywhere(OpReader& reader) {
    bool found = false;
    Step step;
    for (unsigned depth = 1; depth > 0 && reader.next(step);) {
      found = found || step.op == Op::link || step.op == Op::blade_action || step.op == Op::button_link;
      if (step.op == Op::close)
        --depth;
      else if (format::shape_of(step.op).opens)
        ++depth;
    }
    return found;
  }

  [[nodiscard]] bool is_dropped(std::uint32_t position) const noexcept {
    return std::binary_search(hidden_.begin(), hidden_.begin() + static_cast<std::ptrdiff_t>(dropped_), position);
  }

  // A paragraph directly before something hidden is its introduction.
  static bool introduces(const std::vector<Block>& blocks, std::size_t i) noexcept {
    return blocks[i].kind == Block::Kind::paragraph && i + 1 < blocks.size() &&
           blocks[i + 1].kind == Block::Kind::hidden;
  }

  struct Heading {
    std::size_t begin = 0;  // its block
    std::uint32_t parent = no_parent, level = 0;
    Content content;  // its own blocks and its subheadings
  };

  Content settle(const std::vector<Block>& blocks) {
    std::vector<Heading> headings;
    Content before;  // the first heading
    std::uint32_t open = no_parent;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const Block& block = blocks[i];
      if (block.kind == Block::Kind::heading) {
        while (open != no_parent && headings[open].level >= block.level) open = headings[open].parent;
        headings.push_back({i, open, block.level, {}});
        open = static_cast<std::uint32_t>(headings.size() - 1);
        continue;
      }
      Content& content = headings.empty() ? before : headings.back().content;
      content.hidden = content.hidden || block.kind == Block::Kind::hidden;
      content.visible = content.visible || (block.kind != Block::Kind::hidden && !introduces(blocks, i));
    }
    hide_headings(blocks, headings, before);
    return before;
  }

  // From the last to the first: what is below a heading is known when its turn comes.
  void hide_headings(const std::vector<Block>& blocks, std::vector<Heading>& headings, Content& whole) {
    for (std::size_t i = headings.size(); i-- > 0;) {
      const Heading& heading = headings[i];
      const bool hide = heading.content.hidden && !heading.content.visible;
      Content& above = heading.parent == no_parent ? whole : headings[heading.parent].content;
      (hide ? above.hidden : above.visible) = true;
      if (!hide) continue;
      hidden_.push_back(blocks[heading.begin].position);
      for (std::size_t b = heading.begin + 1; b < blocks.size() && blocks[b].kind != Block::Kind::heading; ++b)
        if (introduces(blocks, b)) hidden_.push_back(blocks[b].position);
    }
  }

  std::vector<std::uint32_t>& hidden_;
  std::size_t dropped_;  // so many at the front are widgets
};

}  // namespace

void hide_empty_sections(OpReader body, std::vector<std::uint32_t>& hidden) {
  Step start;
  if (!body.next(start) || start.number[0] != static_cast<std::uint32_t>(format::BodyKind::markdown)) return;
  SectionHider(hidden).walk(body);
  sort_few(hidden);
}

}  // namespace shelf::detail
