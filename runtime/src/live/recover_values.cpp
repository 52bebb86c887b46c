#include "live/recover_values.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "article/article_impl.hpp"
#include "live/answers.hpp"
#include "live/article_lines.hpp"
#include "shelf_format/names.hpp"

namespace shelf::detail {

namespace {

constexpr std::size_t none = std::string_view::npos;

// Knuth, Morris, Pratt: a hostile text must not make a long literal quadratic.
std::size_t find_linear(std::string_view text, std::string_view word, std::size_t from) {
  std::vector<std::size_t> border(word.size(), 0);
  for (std::size_t i = 1, k = 0; i < word.size(); ++i) {
    while (k > 0 && word[i] != word[k]) k = border[k - 1];
    if (word[i] == word[k]) ++k;
    border[i] = k;
  }
  for (std::size_t i = from, k = 0; i < text.size(); ++i) {
    while (k > 0 && text[i] != word[k]) k = border[k - 1];
    if (text[i] == word[k]) ++k;
    if (k == word.size()) return i + 1 - k;
  }
  return none;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Names whose markers `<!--$Name-->` are still there.
std::vector<std::string_view> unfilled_names(std::string_view results) {
  std::vector<std::string_view> names;
  constexpr std::string_view open = "<!--$";
  for (std::size_t at = results.find(open); at != none; at = results.find(open, at)) {
    at += open.size();
    const std::size_t end = results.find("-->", at);
    if (end == none) break;
    names.push_back(results.substr(at, end - at));
  }
  std::sort(names.begin(), names.end());
  return names;
}

struct Found {
  std::string_view token, fallback;
  std::vector<std::string_view> items;
};

// The first literal starts the line, the last one ends it; others are found in order.
bool match_line(const ArticleLine& line, std::string_view text, std::vector<Found>& found) {
  std::size_t at = 0;
  const LinePiece* token = nullptr;
  for (std::size_t i = 0; i < line.pieces.size(); ++i) {
    const LinePiece& piece = line.pieces[i];
    if (!piece.token.empty()) {
      if (token != nullptr) return false;  // side by side: nobody knows where one ends
      token = &piece;
      continue;
    }
    const bool last = i + 1 == line.pieces.size();
    std::size_t begin = none;
    if (token == nullptr)
      begin = text.substr(at).starts_with(piece.text) ? at : none;
    else if (last)
      begin =
          text.size() - at >= piece.text.size() && text.ends_with(piece.text) ? text.size() - piece.text.size() : none;
    else
      begin = find_linear(text, piece.text, at);
    if (begin == none) return false;
    if (token != nullptr) found.push_back({token->token, token->text, {text.substr(at, begin - at)}});
    token = nullptr;
    at = begin + piece.text.size();
  }
  if (token != nullptr) found.push_back({token->token, token->text, {text.substr(at)}});
  return token != nullptr || at == text.size();
}

class Alignment {
 public:
  Alignment(const ArticleLines& article, std::vector<std::string_view> lines)
      : article_(article), lines_(std::move(lines)) {}

  bool run() {
    const bool titled = !lines_.empty() && !article_.title.empty() && lines_[0] == article_.title;
    at_ = titled ? 1 : 0;
    for (std::size_t i = 0; i < article_.lines.size(); ++i) {
      if (article_.lines[i].lone_token())
        take_lone(i);
      else if (at_ == lines_.size() || !match_line(article_.lines[i], lines_[at_++], found_))
        return false;
    }
    return at_ == lines_.size();
  }
  const std::vector<Found>& found() const noexcept { return found_; }

 private:
  // A token alone on its line may stand for several: all up to the line that follows it in the article.
  void take_lone(std::size_t i) {
    const LinePiece& piece = article_.lines[i].pieces[0];
    std::size_t end = lines_.size();
    if (i + 1 < article_.lines.size()) {
      const ArticleLine& next = article_.lines[i + 1];
      std::vector<Found> ignored;
      for (end = at_; end < lines_.size() && !next.lone_token() && !match_line(next, lines_[end], ignored); ++end)
        ignored.clear();
      if (next.lone_token()) end = std::min(at_ + 1, lines_.size());
    }
    Found& found = found_.emplace_back(Found{piece.token, piece.text, {}});
    for (; at_ < end; ++at_) found.items.push_back(lines_[at_]);
  }

  const ArticleLines& article_;
  std::vector<std::string_view> lines_;
  std::vector<Found> found_;
  std::size_t at_ = 0;
};

// False: the same token has another value already, or its value is not kept.
bool keep(const Found& found, Values& values) {
  const bool list = found.items.size() > 1;
  if (const Values::Value* known = values.find(found.token))
    return known->list == list &&
           std::equal(known->items.begin(), known->items.end(), found.items.begin(), found.items.end());
  const auto refused =
      list ? values.set_list(found.token, std::vector<std::string>(found.items.begin(), found.items.end()))
           : values.set(found.token, found.items.empty() ? std::string_view() : found.items[0]);
  return !refused;
}

}  // namespace

std::optional<Values> recover_values(const Article& article, std::string_view results) {
  const std::string text = html_to_text(results);
  const ArticleLines lines = article_lines(ArticleAccess::body(article));
  Alignment alignment(lines, split_lines(text));
  if (!alignment.run()) return std::nullopt;
  const auto unfilled = unfilled_names(results);
  Values values;
  for (const Found& found : alignment.found()) {
    const bool is_default = found.items.size() == 1 && found.items[0] == found.fallback;
    if (is_default || std::binary_search(unfilled.begin(), unfilled.end(), found.token)) continue;
    if (!keep(found, values)) return std::nullopt;
  }
  return values;
}

}  // namespace shelf::detail
