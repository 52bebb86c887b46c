// Service HTML written anew from an allow-list. No byte of markup is copied, so there is nothing to break out with;
// cleaning what was cleaned changes nothing.
#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "live/answers.hpp"
#include "live/decode_references.hpp"
#include "live/html_attributes.hpp"
#include "live/html_tokens.hpp"
#include "live/shown_text.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t max_depth = 64;

class Cleaner {
 public:
  std::string run(std::string_view html) {
    HtmlTokens tokens(html);
    for (HtmlToken token; !full_ && tokens.next(token);) {
      if (token.kind == HtmlToken::Kind::text)
        put_text(token.text);
      else if (token.rule.flow == Flow::dropped)
        continue;
      else if (token.kind == HtmlToken::Kind::open)
        open(token);
      else
        close(token.rule);
    }
    close_down_to(0);
    return std::move(out_);
  }

 private:
  // Room for the end tags of what is open is always kept.
  bool put(std::string_view html, std::size_t end_tag = 0) {
    full_ = full_ || out_.size() + html.size() + closing_bytes_ + end_tag > max_service_html_bytes;
    if (!full_) out_ += html;
    return !full_;
  }
  static std::size_t end_tag_size(std::string_view name) noexcept { return name.size() + 3; }

  void put_text(std::string_view raw) {
    const std::string text = shown_text(decode_references(raw));
    for (std::size_t at = 0; at < text.size() && !full_;) {
      std::size_t size = 1;  // a whole character or none
      while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xc0) == 0x80) ++size;
      const std::string_view character = std::string_view(text).substr(at, size);
      const std::string_view escaped = escape(character.front());
      put(escaped.empty() ? character : escaped);
      at += size;
    }
  }

  void close_down_to(std::size_t depth) {
    while (stack_.size() > depth) {
      const std::string_view name = stack_.back().name;
      stack_.pop_back();
      closing_bytes_ -= end_tag_size(name);
      out_.append("</").append(name) += '>';
    }
  }

  void open(const HtmlToken& token) {
    const HtmlRule& rule = token.rule;
    if (rule.name == "img") return put_image(token);
    if (rule.flow == Flow::item ? !make_room_for_item(rule.name) : false) return;
    if (rule.flow == Flow::paragraph || rule.flow == Flow::block || rule.flow == Flow::rule) close_paragraph();
    if (rule.name == "a" && is_open("a")) return;
    const auto tag = open_tag(token);
    if (!tag) return;
    const bool leaf = rule.flow == Flow::leaf || rule.flow == Flow::rule;
    if (!leaf && stack_.size() == max_depth) return;
    if (!put(*tag, leaf ? 0 : end_tag_size(rule.name)) || leaf) return;
    stack_.push_back(rule);
    closing_bytes_ += end_tag_size(rule.name);
  }

  void put_image(const HtmlToken& token) {
    if (const auto tag = open_tag(token))
      put(*tag);
    else if (const auto* alternative = token.attribute("alt"))
      put_text(*alternative);
  }

  bool is_open(std::string_view name) const noexcept {
    return std::any_of(stack_.begin(), stack_.end(), [&](const HtmlRule& rule) { return rule.name == name; });
  }

  // A paragraph or heading ends where a block begins, with the phrases that are open in it.
  void close_paragraph() {
    for (std::size_t i = stack_.size(); i > 0; --i) {
      if (stack_[i - 1].flow == Flow::paragraph) return close_down_to(i - 1);
      if (stack_[i - 1].flow != Flow::phrase) return;
    }
  }

  // An item outside its parent could end an element of the page around us.
  bool make_room_for_item(std::string_view item) {
    for (std::size_t i = stack_.size(); i > 0; --i) {
      const std::string_view around = stack_[i - 1].name;
      if (is_item_parent(item, around)) {
        close_down_to(i);
        return true;
      }
      if (is_item_wall(item, around)) return false;
    }
    return false;
  }

  // Nothing to close: the end tag is dropped. Phrases end within their block or item, others within their table.
  void close(const HtmlRule& rule) {
    for (std::size_t i = stack_.size(); i > 0; --i) {
      if (stack_[i - 1].name == rule.name) return close_down_to(i - 1);
      const bool inside_line = stack_[i - 1].flow == Flow::phrase || stack_[i - 1].flow == Flow::paragraph;
      if (rule.flow == Flow::phrase && !inside_line) return;
      if (stack_[i - 1].name == "table") return;
    }
  }

  std::string out_;
  std::vector<HtmlRule> stack_;
  std::size_t closing_bytes_ = 0;
  bool full_ = false;
};

}  // namespace

std::string clean_html(std::string_view html) { return Cleaner().run(html.substr(0, max_service_html_bytes)); }

}  // namespace shelf::detail
