// A Markdown body after the pre-pass: everything Markdown would mangle stands as a mark.
//
// A mark is written `\x01` decimal index `\x02` (C0 never survives decode_text, so nothing else looks like it).
//   inline, behaves like a letter:      \x01 12 \x02
//   inline, behaves like punctuation:   / \x01 12 \x02 /        (the two slashes belong to the mark)
//   block, alone on a line between blank lines: \x01 12 \x02    (the parser sees a paragraph of just the mark)
// A mark that turns up inside code (indented code, a code span the pre-pass did not see) stands for its `raw` text,
// tokens excepted: they stay tokens.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/rewritten_text.hpp"
#include "model/widget.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

inline constexpr char mark_begin = '\x01', mark_end = '\x02';

struct Mark {
  enum class Kind : std::uint8_t {
    token,        // letter-like. text: name, default_text, alone
    placeholder,  // punctuation-like. raw is text to show: `<your-server>`
    html_open,   // punctuation-like. name: folded tag name of the format's list (not br); attributes kept: href, title,
                 // start
    html_close,  // punctuation-like. name
    line_break,  // punctuation-like. <br> in any form; `end_tag` for </br>
    preformatted,  // punctuation-like. a whole <pre>…</pre>; text: what stands between the tags, raw; number: of
                   // placeholders in it
    region_open,   // block. number: position in format::region_names; always balanced with region_close
    region_close,  // block
    section,       // block. text: title
    widget,        // block. widget
  } kind = Kind::token;
  Span where;       // in the source
  std::string raw;  // as authored
  std::string name;
  std::string text;
  std::string default_text;
  std::string href, title;  // html_open, references decoded. Of img: href is src, text is alt. Of ol: number is start
  bool has_href = false;
  bool dropped_attributes =
      false;             // html_open: had attributes that are not kept (TAG4 is reported when the mark is used)
  bool paired = false;   // html_open, html_close: the article holds its partner, perhaps in another block
  bool alone = false;    // token: alone on its line
  bool end_tag = false;  // line_break
  std::uint32_t number = 0;
  Widget widget;
};

struct PreparedMarkdown {
  RewrittenText text;
  std::vector<Mark> marks;
  std::vector<Span> code;  // ranges of text.text() that are fenced code or code spans, ascending
};

}  // namespace shelf::compiler
