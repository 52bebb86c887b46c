#include "html_outline.hpp"

#include <md4c-html.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace shelf::test {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t begin = 0;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, begin)) {
    out.append(text, begin, at - begin).append(to);
    begin = at + from.size();
  }
  text = out.append(text, begin);
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (const auto& other : names)
    if (name == other) return true;
  return false;
}

void append_code_point(std::string& out, unsigned long c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    if (c >= 0x10000) out += static_cast<char>(0xf0 | c >> 18);
    out += static_cast<char>(c >= 0x10000 ? 0x80 | (c >> 12 & 0x3f) : 0xe0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

std::string decoded(std::string_view text) {
  constexpr auto names =
      std::to_array<std::pair<std::string_view, char>>({{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}});
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = text.substr(i);
    bool found = false;
    for (const auto& [name, c] : names) {
      if (!rest.starts_with(name)) continue;
      out += c;
      i += name.size();
      found = true;
      break;
    }
    if (found) continue;
    if (rest.starts_with("&#")) {
      const bool hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
      append_code_point(out, std::strtoul(std::string(rest.substr(hex ? 3 : 2, 8)).c_str(), nullptr, hex ? 16 : 10));
      i += rest.find(';') + 1;
      continue;
    }
    out += text[i++];
  }
  replace_all(out, "\xE2\x80\x8B", "");  // stands for an empty line
  return out;
}

class Outline {
 public:
  std::vector<std::string> read(std::string_view html) {
    for (std::size_t at = 0; at < html.size();) {
      if (html[at] != '<') {
        const std::size_t end = std::min(html.find('<', at), html.size());
        text_ += decoded(html.substr(at, end - at));
        at = end;
        continue;
      }
      const std::size_t end = std::min(html.find('>', at), html.size());
      read_tag(html.substr(at + 1, end - at - 1));
      at = end + 1;
    }
    flush();
    return std::move(out_);
  }

 private:
  void read_tag(std::string_view tag) {
    const bool ends = tag.starts_with('/');
    if (ends) tag.remove_prefix(1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" /"));
    if (is_one_of(name, {"a", "img"}) && !ends) return read_address(tag);
    if (name == "br") text_ += pre_ ? '\n' : ' ';
    if (is_one_of(name, {"td", "th"})) {
      flush();
      cell_ = !ends;
    } else if (cell_ &&
               is_one_of(name, {"p", "ul", "ol", "li", "div", "pre", "blockquote", "table", "tr", "h2", "h3", "h4"})) {
      text_ += ' ';
    } else if (name == "pre") {
      flush();
      pre_ = !ends;
    } else if (is_one_of(name, {"h1", "h2", "h3", "h4", "h5", "h6"})) {
      flush();
      heading_ = ends ? std::string() : std::string(name);
    } else if (is_one_of(name, {"ul", "ol", "li", "blockquote"})) {
      flush();
      ends ? end() : begin(std::string(tag.substr(0, tag.find(" class"))));
    } else if (is_one_of(name, {"p", "div", "section", "table", "tr", "thead", "tbody", "dl", "dt", "dd", "details",
                                "summary", "caption", "tfoot"})) {
      flush();
    } else if (name == "hr") {
      flush();
      out_.emplace_back("rule");
    }
  }

  void read_address(std::string_view tag) {
    const bool image = tag.starts_with("img");
    const std::string_view attribute = image ? "src=\"" : "href=\"";
    const std::size_t at = tag.find(attribute);
    if (at == std::string_view::npos || tag.find("href=\"#\"") != std::string_view::npos) return;  // "#": an action
    const std::size_t begin = at + attribute.size();
    std::string address = decoded(tag.substr(begin, tag.find('"', begin) - begin));
    replace_all(address, "%7E", "~");  // unreserved: the library encodes it
    links_ += (image ? " image " : " link ") + address;
    if (!image) return;
    const std::size_t alt = tag.find("alt=\"");
    if (alt != std::string_view::npos) text_ += decoded(tag.substr(alt + 5, tag.find('"', alt + 5) - alt - 5));
  }

  void begin(std::string name) { out_.push_back(std::move(name) += '('); }
  void end() {
    if (!out_.empty() && out_.back().ends_with('('))
      out_.pop_back();  // nothing in it
    else
      out_.emplace_back(")");
  }

  void flush() {
    std::string text = pre_ ? trimmed_code() : normal();
    if (!text.empty() || !links_.empty())
      out_.push_back((pre_ ? "code" : cell_ ? "cell" : !heading_.empty() ? heading_ : "p") + ": " + text + links_);
    text_.clear();
    links_.clear();
  }

  std::string trimmed_code() const {
    std::string text = text_;
    while (text.ends_with('\n')) text.pop_back();
    return text;
  }

  std::string normal() const {
    std::string out, text = text_;
    if (cell_) replace_all(text, "\xE2\x80\xA2 ", " ");  // an item of a list in a cell
    for (const char c : text) {
      const bool blank = c == ' ' || c == '\n' || c == '\t';
      if (!blank)
        out += c;
      else if (!out.empty() && !out.ends_with(' '))
        out += ' ';
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
  }

  std::vector<std::string> out_;
  std::string text_, links_, heading_;
  bool pre_ = false, cell_ = false;
};

}  // namespace

std::vector<std::string> html_outline(std::string_view html) { return Outline().read(html); }

std::string markdown_to_html(std::string markdown) {
  const auto size = static_cast<MD_SIZE>(markdown.size());
  markdown += '\0';  // the library looks one byte past the end
  std::string html;
  md_html(
      markdown.data(), size,
      [](const MD_CHAR* text, MD_SIZE length, void* out) { static_cast<std::string*>(out)->append(text, length); },
      &html, MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH, 0);
  constexpr std::string_view open = "<blockquote>\n<p>[!";
  for (auto at = html.find(open); at != std::string::npos; at = html.find(open, at + 1)) {
    const auto end = html.find(']', at);
    if (end == std::string::npos) break;
    const std::string label = html.substr(at + open.size(), end - at - open.size());
    html.replace(at, end + 1 - at, "<blockquote>\n<p>" + label + "</p>\n<p>");
  }
  return html;
}

std::string outline_difference(std::string_view html, const std::string& markdown) {
  const auto wanted = html_outline(html), found = html_outline(markdown_to_html(markdown));
  for (std::size_t i = 0; i < wanted.size() || i < found.size(); ++i) {
    const std::string left = i < wanted.size() ? wanted[i] : "(end)", right = i < found.size() ? found[i] : "(end)";
    if (left != right) return "html:     " + left + "\nmarkdown: " + right;
  }
  return {};
}

}  // namespace shelf::test
