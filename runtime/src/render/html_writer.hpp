// Blocks and inlines of a unit to HTML. Used for Markdown bodies and for HTML inside JSON strings.
#pragma once

#include <array>
#include <cstdint>

#include "article/article_impl.hpp"
#include "dialects/dialect_parts.hpp"
#include "present/embedding.hpp"
#include "render/frame_stack.hpp"
#include "render/output.hpp"
#include "shelf_format/format.hpp"

namespace shelf::detail {

// By level.
inline constexpr std::array<ShortTag, 6> heading_begin = {"<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>"};
inline constexpr std::array<ShortTag, 6> heading_end = {"</h1>\n", "</h2>\n", "</h3>\n",
                                                        "</h4>\n", "</h5>\n", "</h6>\n"};

class HtmlWriter {
 public:
  // With `parts` a service dialect is written: widgets it takes are markers, sections it takes are left out, and
  // actions are links as the service writes them.
  HtmlWriter(Output& out, const RenderOptions& options, DialectParts* parts = nullptr,
             const RenderScope& scope = {}) noexcept
      : out_(out),
        options_(options),
        parts_(parts),
        scope_(scope),
        frames_(Frame{&kept_tag<"">, false, false, false, true}) {}

  // Writes what stands from `reader` to the matching close, which is consumed. Stops early when the sink does.
  void write_children(OpReader& reader);
  // The same for one operation that was just read.
  void write(const Step& step, OpReader& reader);
  // Widgets that the plan has and the article has not.
  void write_added();

 private:
  struct Frame {
    const ShortTag* end_tag;
    bool paragraph;  // its <p> is written late, and again after a list
    bool tight;      // list: its items' paragraphs have no tags
    bool in_code;
    bool flow;  // blocks may stand here
  };

  Frame& open(const ShortTag& end_tag);
  template <std::size_t size>
  Frame& push(const char (&begin_tag)[size], const ShortTag& end_tag) {
    out_.put_tag(begin_tag);
    return open(end_tag);
  }
  Frame& open_phrases(const ShortTag& end_tag);  // only inlines may stand in it
  template <std::size_t size>
  Frame& push_phrases(const char (&begin_tag)[size], const ShortTag& end_tag) {
    out_.put_tag(begin_tag);
    return open_phrases(end_tag);
  }
  void begin_paragraph();
  void end_frame();
  void settle_paragraph(Op next);
  bool write_plain(const PackedStep& step, OpReader& reader);
  void write_lone(OpReader& reader);
  void write_phrases(const PackedStep& step, OpReader& reader, const ShortTag& end_tag);
  void write_lone_paragraph(const PackedStep& step, OpReader& reader);
  void put_text(const PackedStep& step, const OpReader& reader);
  void begin_item();
  void write_block(const Step& step, OpReader& reader);
  void write_inline(const Step& step, const OpReader& reader);
  void write_list(const Step& step);
  void write_code_block(const Step& step);
  void write_region(const Step& step);
  void write_table_part(const Step& step);
  void write_cell(const Step& step, const ShortTag& end_tag);
  void write_html_element(const Step& step);
  unsigned enter_heading(unsigned level);
  void write_widget(const Step& step, OpReader& reader);
  void write_static_widget(const Step& step, const OpReader& reader);
  void write_marker(const Step& step);
  void write_link(const Step& step);
  void write_link_start(std::string_view url, std::string_view title);
  void write_image(const Step& step);
  void write_blade_action(const Step& step, const OpReader& reader);
  void write_open_blade(const Step& step, const Widget& action);
  void write_blade_address(const Step& step, OpReader reader);
  void write_button_link(const Step& step);
  void write_token(const Step& step);
  void write_token_list(const std::vector<std::string>& items);

  enum class Paragraph : std::uint8_t { open, waiting, after_list };

  Output& out_;
  const RenderOptions& options_;
  DialectParts* parts_;
  RenderScope scope_;
  unsigned heading_level_ = 1;  // of the last heading
  FrameStack<Frame> frames_;
  std::size_t depth_ = 0;
  std::string_view columns_;      // alignments of the table
  std::string_view suffix_;       // of an action that leads nowhere: stands behind its text, in parentheses
  std::size_t suffix_depth_ = 0;  // of that action; 0: there is none
  Paragraph paragraph_ = Paragraph::open;
};

void put_link_start(Output& out, std::string_view url, std::string_view title);

// The body of an article that embedding.chain ends with.
void write_article(Output& out, const RenderOptions& options, const Article& article, Embedding& embedding,
                   unsigned heading_shift);

}  // namespace shelf::detail
