// Opens bytes and renders the first article: what most tests of the runtime do.
#pragma once

#include <cstring>
#include <string>

#include "shelf/shelf.hpp"
#include "support/bundle_builder.hpp"
#include "support/catch.hpp"

namespace shelf::test {

inline Result<Bundle> open_bytes(const std::string& file, bool verify = true) {
  OpenOptions options;
  options.verify_checksums = verify;
  return Bundle::open_memory(std::as_bytes(std::span(file.data(), file.size())), options);
}

inline TestArticle article_of(const UnitBuilder& inner) {
  TestArticle article;
  article.unit = UnitBuilder::markdown(inner);
  return article;
}

// A paragraph of one word.
inline TestArticle small_article(const char* id = "a") {
  UnitBuilder u;
  u.add(Op::paragraph).add(Op::text, {"hello"}).close();
  TestArticle article = article_of(u);
  article.id = id;
  return article;
}

inline std::string render(const TestArticle& article,
                          Result<void> (Article::*function)(Sink, const RenderOptions&) const,
                          const RenderOptions& options) {
  const std::string file = build_bundle({article});
  const auto bundle = open_bytes(file);
  REQUIRE(bundle);
  const auto decoded = bundle->article(ArticleRef{0});
  if (!decoded) return describe(decoded.error());
  std::string out;
  REQUIRE(((*decoded).*function)(out, options));
  return out;
}

inline std::string html(const UnitBuilder& inner, const RenderOptions& options = {}) {
  return render(article_of(inner), &Article::render_html, options);
}
inline std::string json(const UnitBuilder& inner, const RenderOptions& options = {}) {
  return render(article_of(inner), &Article::render_json, options);
}
inline std::string text(const UnitBuilder& inner, const RenderOptions& options = {}) {
  return render(article_of(inner), &Article::render_text, options);
}

}  // namespace shelf::test
