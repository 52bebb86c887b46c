#include "content.hpp"

#include <zstd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "measure.hpp"

namespace shelf::bench {

namespace fs = std::filesystem;

std::vector<std::string> article_files(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".md") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  if (!out.flush()) fail("cannot write " + path);
}

Content content_of(const std::string& path) {
  const auto bundle = Bundle::open_file(path);
  if (!bundle) fail(describe(bundle.error()));
  Content content;
  Scratch scratch;
  std::vector<std::pair<std::string, std::uint32_t>> paths;
  for (std::uint32_t i = 0; i < bundle->article_count(); ++i) {
    const auto article = bundle->article({i}, scratch);
    if (!article || !article->render_html(content.pages.emplace_back())) fail("an article cannot be read");
    content.titles.emplace_back(article->summary().title);
    paths.emplace_back(article->source_path(), i);
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& [source, number] : paths) content.by_path.push_back(number);
  for (auto& [topic, product] : pairs_of(*bundle, 1)) {
    Posting posting{topic, product, topic + "|" + product, {}};
    if (const auto hits = bundle->find({.topic = topic, .product = product}); hits)
      for (const ArticleRef hit : *hits) posting.articles.push_back(hit.ordinal);
    if (!posting.articles.empty()) content.postings.push_back(std::move(posting));
  }
  std::sort(content.postings.begin(), content.postings.end(), [](auto& a, auto& b) { return a.key < b.key; });
  return content;
}

Solid compress_solid(const std::vector<std::string>& files) {
  std::string sources;
  for (const std::string& file : files) sources += read_file(file);
  std::string out(ZSTD_compressBound(sources.size()), '\0');
  Solid solid;
  solid.source_bytes = sources.size();
  solid.seconds = seconds_of([&] {
    ZSTD_CCtx* context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 19);
    ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1);
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 27);
    solid.bytes = ZSTD_compress2(context, out.data(), out.size(), sources.data(), sources.size());
    ZSTD_freeCCtx(context);
  });
  if (ZSTD_isError(solid.bytes) != 0) fail(ZSTD_getErrorName(solid.bytes));
  return solid;
}

void write_hugo_site(const std::vector<std::string>& files, const std::string& site) {
  fs::remove_all(site);
  fs::create_directories(site + "/layouts/_default");
  write_file(
      site + "/config.toml",
      "baseURL = \"https://example.org/\"\ntitle = \"articles\"\n"
      "disableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\", \"robotsTXT\", \"404\", \"home\", \"section\"]\n"
      "[markup.goldmark.renderer]\nunsafe = true\n");
  write_file(site + "/layouts/_default/single.html",
             "<!DOCTYPE html>\n<html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>\n");
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string folder = site + "/content/s" + std::to_string(i / 100);
    if (i % 100 == 0) fs::create_directories(folder);
    const std::string text = read_file(files[i]);
    std::size_t body = text.find("/>");
    body = body == std::string::npos ? 0 : body + 2;
    const std::string number = std::to_string(i);
    write_file(folder + "/a" + number + ".md", "+++\ntitle = \"Article " + number + "\"\n+++\n" + text.substr(body));
  }
}

}  // namespace shelf::bench
