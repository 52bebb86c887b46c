#include "live/html_tokens.hpp"

#include <algorithm>

#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t max_name_bytes = 64, max_attributes = 16;

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) noexcept { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':'; }
bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool ends_name(char c) noexcept { return is_blank(c) || c == '/' || c == '>'; }

std::string folded(std::string_view text) {
  std::string out(text.substr(0, max_name_bytes));
  for (char& c : out) c = format::fold(c);
  return out;
}

}  // namespace

const std::string_view* HtmlToken::attribute(std::string_view name) const noexcept {
  for (const Attribute& found : attributes)
    if (found.name == name) return &found.value;
  return nullptr;
}

bool HtmlTokens::next(HtmlToken& token) {
  while (at_ < html_.size()) {
    if (html_[at_] == '<') {
      if (skip_markup()) continue;
      const std::size_t before = at_;
      if (read_tag(token)) return true;
      if (at_ != before) continue;  // an element was removed
    }
    const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
    token.kind = HtmlToken::Kind::text;
    token.text = html_.substr(at_, end - at_);
    at_ = end;
    return true;
  }
  return false;
}

bool HtmlTokens::skip_past(std::string_view end, std::size_t from, bool& missing) noexcept {
  const std::size_t found = missing ? none : html_.find(end, from);
  missing |= found == none;
  if (found == none) return false;
  at_ = found + end.size();
  return true;
}

// Of a comment that never ends only the mark goes: the text behind it is more likely meant to be read.
bool HtmlTokens::skip_markup() {
  const std::string_view rest = html_.substr(at_);
  if (rest.starts_with("<!--")) {
    if (!skip_past("-->", at_ + 2, no_comment_end_)) at_ += 4;
    return true;
  }
  if (rest.starts_with("<![CDATA[") && skip_past("]]>", at_ + 9, no_cdata_end_)) return true;
  return (rest.starts_with("<!") || rest.starts_with("<?")) && skip_past(">", at_, no_bracket_);
}

// Behind an opening tag: to the end of its closing tag, or of everything.
void HtmlTokens::skip_element(std::string_view name) noexcept {
  for (std::size_t at = html_.find("</", at_); at != none; at = html_.find("</", at + 2)) {
    const std::size_t after = at + 2 + name.size();
    if (after < html_.size() && ends_name(html_[after]) &&
        format::equal_folded(html_.substr(at + 2, name.size()), name)) {
      const std::size_t end = html_.find('>', after);
      at_ = end == none ? html_.size() : end + 1;
      return;
    }
  }
  at_ = html_.size();
}

// False: no tag, and at_ has not moved unless an element was removed.
bool HtmlTokens::read_tag(HtmlToken& token) {
  std::size_t at = at_ + 1;
  const bool closes = at < html_.size() && html_[at] == '/';
  if (closes) ++at;
  if (at >= html_.size() || !is_letter(html_[at])) return false;
  const std::size_t begin = at;
  while (at < html_.size() && is_name(html_[at])) ++at;
  const std::string name = folded(html_.substr(begin, at - begin));
  if (at >= html_.size() || !ends_name(html_[at])) return false;
  token.rule = html_rule(name);
  token.kind = closes ? HtmlToken::Kind::close : HtmlToken::Kind::open;
  token.attributes.clear();
  if (token.rule.flow == Flow::unknown || !read_attributes(at, token)) return false;
  at_ = at;
  if (token.rule.flow != Flow::removed) return true;
  if (!closes) skip_element(name);
  return false;
}

// False when a `<` or the end comes before the `>`.
bool HtmlTokens::read_attributes(std::size_t& at, HtmlToken& token) const {
  while (at < html_.size() && html_[at] != '<') {
    const char c = html_[at];
    if (c == '>') {
      ++at;
      return true;
    }
    if (is_blank(c) || c == '/' || c == '=' || c == '"' || c == '\'') {  // or left over from broken quotes
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < html_.size() && !ends_name(html_[at]) && html_[at] != '=' && html_[at] != '<') ++at;
    const std::string_view name = html_.substr(begin, at - begin);
    while (at < html_.size() && is_blank(html_[at])) ++at;
    std::string_view value;
    if (at < html_.size() && html_[at] == '=') value = read_value(++at);
    if (token.attributes.size() < max_attributes) token.attributes.push_back({folded(name), value});
  }
  return false;
}

// Quotes that are not closed before the next `<` count as broken: the value ends like one without quotes.
std::string_view HtmlTokens::read_value(std::size_t& at) const noexcept {
  while (at < html_.size() && is_blank(html_[at])) ++at;
  if (at >= html_.size()) return {};
  const char quote = html_[at];
  if (quote == '"' || quote == '\'') {
    ++at;
    std::size_t end = at;
    while (end < html_.size() && html_[end] != quote && html_[end] != '<') ++end;
    if (end < html_.size() && html_[end] == quote) {
      const std::string_view value = html_.substr(at, end - at);
      at = end + 1;
      return value;
    }
  }
  const std::size_t begin = at;
  while (at < html_.size() && !is_blank(html_[at]) && html_[at] != '>' && html_[at] != '<') ++at;
  return html_.substr(begin, at - begin);
}

}  // namespace shelf::detail
