// Plain Markdown renders as md4c's own HTML renderer renders it. Compared are all Markdown articles without raw HTML,
// comments, widgets, directives or blade links, apart from link attributes and from the repairs that the source format
// names; how many articles the comparison covers is checked too, so that it cannot quietly shrink.
#include <md4c-html.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include "corpus.hpp"
#include "support/catch.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {
std::string markdown_to_html(std::string body) {
  body += "\n";
  std::string html;
  const auto size = static_cast<MD_SIZE>(body.size());
  body += '\0';  // the library looks one byte past the end
  md_html(
      body.data(), size,
      [](const MD_CHAR* text, MD_SIZE length, void* out) { static_cast<std::string*>(out)->append(text, length); },
      &html, MD_FLAG_TABLES, 0);
  return html;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::string out;
  std::size_t begin = 0;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, begin)) {
    out.append(text, begin, at - begin).append(to);
    begin = at + from.size();
  }
  text = out.append(text, begin);
}

// `<a href="X">X</a>` becomes X: the format makes links of bare addresses, Markdown alone does not.
void unlink_addresses(std::string& html) {
  std::string out;
  std::size_t begin = 0;
  constexpr std::string_view open = "<a href=\"", close = "</a>";
  for (auto at = html.find(open); at != std::string::npos; at = html.find(open, at + 1)) {
    const auto quote = html.find('"', at + open.size());
    const auto end = html.find(close, at);
    if (quote == std::string::npos || end == std::string::npos || html[quote + 1] != '>') continue;
    const auto address = html.substr(at + open.size(), quote - at - open.size());
    const auto text = html.substr(quote + 2, end - quote - 2);
    if (text != address && "mailto:" + text != address && text + "/" != address) continue;
    out.append(html, begin, at - begin).append(text);
    begin = end + close.size();
  }
  html = out.append(html, begin);
}

// `<hN><strong>x</strong></hN>` becomes `<hN>x</hN>`; empty headings go.
void plain_headings(std::string& html) {
  for (char level = '1'; level <= '6'; ++level) {
    const std::string open = std::string("<h") + level + ">", close = std::string("</h") + level + ">";
    replace_all(html, open + close + "\n", "");
    for (auto at = html.find(open); at != std::string::npos; at = html.find(open, at + 1)) {
      const auto begin = at + open.size(), end = html.find(close, begin);
      const auto inner = html.substr(begin, end - begin);
      if (!inner.starts_with("<strong>") || !inner.ends_with("</strong>") ||
          inner.find("</strong>") != inner.size() - 9)
        continue;
      html.replace(begin, end - begin, inner.substr(8, inner.size() - 17));
    }
  }
}

std::string comparable(std::string html) {
  replace_all(html, " target=\"_blank\" rel=\"noopener noreferrer\"", "");
  replace_all(html, "&#39;", "'");
  replace_all(html, "&quot;", "\"");
  replace_all(html, "%7E", "~");                              // unreserved in an address: the format leaves it
  replace_all(html, "href=\"mailTo:", "href=\"mailto:");      // schemes are folded
  replace_all(html, "</strong>\xC2\xA0</h", "</strong></h");  // a blank behind the bold wrapper of a heading
  unlink_addresses(html);
  plain_headings(html);
  return html;
}

bool plain(const std::string& body) {
  for (const char* special : {":::", "data-blade", "datablade", "button-data", "button-link", "[!"})
    if (fold(body).find(special) != std::string::npos) return false;
  for (auto at = body.find('<'); at != std::string::npos; at = body.find('<', at + 1)) {
    const char next = at + 1 < body.size() ? body[at + 1] : ' ';
    if (std::isalpha(static_cast<unsigned char>(next)) || next == '/' || next == '!' || next == '?' || next == '-')
      return false;
  }
  return true;
}

// Articles with a repair that changes what Markdown alone would show.
std::set<std::string> repaired_paths() {
  static const std::set<std::string> repairs = {"BYT1", "BYT4", "HDR5", "HDR7", "LNK1", "LNK2", "LNK4",
                                                "LNK5", "MD1",  "MD4",  "MD5",  "MD9",  "CMT5"};
  std::set<std::string> paths;
  const auto root = *corpus_folder() + "/";
  for (const auto& diagnostic : corpus().compiled.diagnostics) {
    if (!repairs.contains(std::string(compiler::info(diagnostic.code).name))) continue;
    const auto& shown = corpus().compiled.sources[diagnostic.file].shown;
    paths.insert(shown.starts_with(root) ? shown.substr(root.size()) : shown);
  }
  return paths;
}
}  // namespace

TEST_CASE("corpus: plain Markdown renders as the Markdown library renders it") {
  const auto repaired = repaired_paths();
  const std::set<std::string> json = {"problemscopingquestions",       "tsg_questions",    "supporttopicdescription",
                                      "advisorrecommendationmetadata", "diagnoseandsolve", "partnercenterquickstart"};
  std::map<std::string, const NaiveArticle*> by_path;
  for (const auto& article : corpus().naive)
    if (!json.contains(article.type) && !repaired.contains(article.path) && plain(article.body))
      by_path[article.path] = &article;

  std::size_t compared = 0, different = 0;
  std::string first_differences;
  Scratch scratch;
  for (std::uint32_t ordinal = 0; ordinal < corpus().bundle.article_count(); ++ordinal) {
    const auto article = corpus().bundle.article({ordinal}, scratch);
    REQUIRE(article);
    const auto found = by_path.find(std::string(article->source_path()));
    if (found == by_path.end()) continue;
    ++compared;
    std::string html;
    REQUIRE(article->render_html(html, {.title = true}));
    const auto actual = comparable(html), expected = comparable(markdown_to_html(found->second->body));
    if (actual == expected) continue;
    if (++different <= 25) {
      const auto at =
          std::mismatch(actual.begin(), actual.end(), expected.begin(), expected.end()).first - actual.begin();
      const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - 60));
      first_differences +=
          found->first + "\n  ours: " + actual.substr(from, 160) + "\n  md4c: " + expected.substr(from, 160) + "\n";
    }
  }
  CAPTURE(compared, by_path.size(), first_differences);
  CHECK(different == 0);
  CHECK(compared >= 5000);
}
