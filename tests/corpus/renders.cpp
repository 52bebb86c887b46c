// Every article of the reference corpus in every format: no marker of the compiler or of the source is left over.
#include <algorithm>
#include <cctype>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus.hpp"
#include "support/catch.hpp"
#include "support/utf8.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {
using Render = Result<void> (Article::*)(Sink, const RenderOptions&) const;

// Some sources hold nothing but a bare `#`.
std::set<std::string> paths_without_text() {
  std::set<std::string> paths;
  for (const auto& article : corpus().naive)
    if (std::none_of(article.body.begin(), article.body.end(), [](unsigned char c) { return std::isalnum(c); }))
      paths.insert(article.path);
  return paths;
}

template <class Check>
void for_every_article(Render render, Check check) {
  const auto may_be_empty = paths_without_text();
  Scratch scratch;
  std::string out;
  for (std::uint32_t ordinal = 0; ordinal < corpus().bundle.article_count(); ++ordinal) {
    const auto article = corpus().bundle.article({ordinal}, scratch);
    REQUIRE(article);
    out.clear();
    REQUIRE(((*article).*render)(out, {.title = true}));
    if (out.empty() && may_be_empty.contains(std::string(article->source_path()))) continue;
    if (out.empty() || !is_utf8(out) || !check(out)) FAIL("article " << article->summary().id << ":\n" << out);
  }
}

bool clean(const std::string& text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return false;
  return true;
}
}  // namespace

TEST_CASE("corpus: every article renders to HTML without a marker") {
  for_every_article(&Article::render_html, [](const std::string& html) {
    return clean(html) && html.find("<!--") == std::string::npos && html.find("<script") == std::string::npos;
  });
}

TEST_CASE("corpus: every article renders to text without a marker") { for_every_article(&Article::render_text, clean); }

TEST_CASE("corpus: every article renders to Markdown without a marker") {
  for_every_article(&Article::render_markdown, clean);
}

TEST_CASE("corpus: every article renders for a terminal, escape sequences ours alone") {
  for_every_article(&Article::render_ansi, [](const std::string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c == 0x1b && i + 1 < text.size() && (text[i + 1] == '[' || text[i + 1] == ']' || text[i + 1] == '\\'))
        continue;
      if (c < 0x20 && c != '\n') return false;
    }
    return true;
  });
}

TEST_CASE("corpus: every article renders to JSON that a strict parser reads") {
  for_every_article(&Article::render_json, [](const std::string& json) { return nlohmann::json::accept(json); });
  for_every_article(&Article::render_help, [](const std::string& json) { return nlohmann::json::accept(json); });
  for_every_article(&Article::render_apollo, [](const std::string& json) { return nlohmann::json::accept(json); });
}
