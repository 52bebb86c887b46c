// What the compiler writes, read back: a bundle whose units share a dictionary, by one thread and by several at once.
#include <cstdint>
#include <thread>

#include "shelf/shelf.hpp"
#include "shelfc/compile.hpp"
#include "support/catch.hpp"
#include "support/folder.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr unsigned article_count = 200;

// Articles that share sentences, as those of one author do.
std::string article_text(unsigned i) {
  std::string text = "<properties\n  pageTitle=\"Drawer " + std::to_string(i) + "\"\n  articleId=\"drawer-" +
                     std::to_string(i) + "\"\n  selfHelpType=\"generic\"\n  supportTopicIds=\"" +
                     std::to_string(1000 + i) + "\"\n  cloudEnvironments=\"public\" />\n# Drawer " + std::to_string(i) +
                     "\n\n";
  for (unsigned j = 0; j < 12; ++j) {
    const unsigned sentence = (i * 5 + j * j) % 40;
    text += "* Step " + std::to_string(sentence * 104729u) + " tells how **drawer " +
            std::to_string(sentence * 15485863u) + "** of the printer is opened, cleaned and shut again\n";
  }
  return text + "\n| Light | Meaning |\n|---|---|\n| red | drawer " + std::to_string(i) + " is open |\n";
}

std::string compile_drawers() {
  const Folder folder;
  for (unsigned i = 0; i < article_count; ++i) folder.put(std::to_string(i) + ".md", article_text(i));
  compiler::Options options;
  options.sources = {folder.path().string()};
  options.threads = 2;
  auto result = compiler::compile(options);
  REQUIRE(result.errors == 0);
  REQUIRE(result.articles == article_count);
  return std::move(result.bundle);
}

std::string all_formats(const Article& article) {
  std::string out(article.source_path());
  const RenderOptions options{true, nullptr};
  if (!article.render_html(out, options) || !article.render_text(out, options) || !article.render_json(out, options) ||
      !article.render_ansi(out, options) || !article.render_markdown(out, options))
    return "not rendered";
  return out;
}

// Every article from the one at `first` on, round to the start again; by ordinal.
std::vector<std::string> read_all(const Bundle& bundle, std::uint32_t first, bool own_scratch) {
  std::vector<std::string> texts(bundle.article_count());
  Scratch scratch;
  for (std::uint32_t i = 0; i < bundle.article_count(); ++i) {
    const ArticleRef ref{(first + i) % bundle.article_count()};
    const auto article = own_scratch ? bundle.article(ref, scratch) : bundle.article(ref);
    texts[ref.ordinal] = article ? all_formats(*article) : describe(article.error());
  }
  return texts;
}

}  // namespace

TEST_CASE("compiled bundle: units that share a dictionary come back") {
  const std::string bytes = compile_drawers();
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(bytes)), {.verify_checksums = true});
  REQUIRE(bundle);
  std::uint64_t dictionary_bytes = 0;
  for (const auto& section : bundle->info().sections)
    if (section.name == "dictionary") dictionary_bytes = section.size;
  REQUIRE(dictionary_bytes > 0);
  CHECK(bundle->verify().empty());
  for (unsigned i = 0; i < article_count; ++i) {
    const std::string id = "drawer-" + std::to_string(i);
    Query query;
    query.article_id = id;
    const auto hits = bundle->find(query);
    REQUIRE(hits);
    REQUIRE(hits->size() == 1);
    const auto article = bundle->article(hits->front());
    REQUIRE(article);
    std::string html;
    CHECK(article->render_html(html));
    CHECK(html.find("<td>drawer " + std::to_string(i) + " is open</td>") != std::string::npos);
  }
}

TEST_CASE("compiled bundle: a dictionary above the limit is refused when the first article is read") {
  const std::string bytes = compile_drawers();
  OpenOptions options;
  options.max_dictionary_bytes = 16;
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(bytes)), options);
  REQUIRE(bundle);
  const auto article = bundle->article(ArticleRef{0});
  REQUIRE_FALSE(article);
  CHECK(article.error().code == Errc::dictionary_too_large);
  CHECK(article.error().part == "dictionary");
}

TEST_CASE("compiled bundle: four threads read what one reads, from the first article on") {
  const std::string bytes = compile_drawers();
  const auto alone = Bundle::open_memory(std::as_bytes(std::span(bytes)));
  REQUIRE(alone);
  const auto expected = read_all(*alone, 0, true);
  // A bundle of its own: the threads meet at its dictionary, which the first article inflates.
  const auto shared = Bundle::open_memory(std::as_bytes(std::span(bytes)));
  REQUIRE(shared);
  std::vector<std::vector<std::string>> texts(4);
  std::vector<std::thread> threads;
  for (unsigned t = 0; t < texts.size(); ++t)
    threads.emplace_back([&, t] { texts[t] = read_all(*shared, t * article_count / 5, t % 2 == 0); });
  for (auto& thread : threads) thread.join();
  for (const auto& each : texts) CHECK(each == expected);
}
