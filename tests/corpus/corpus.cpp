#include "corpus.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <span>
#include <stdexcept>

#include "support/catch.hpp"

namespace shelf::test {

namespace {
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string trim(const std::string& text) {
  const char* blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// The value of attribute `name` (folded) in the folded header text: `name`, blanks, `=`, blanks, quote … quote.
std::string attribute(const std::string& header, const std::string& name) {
  for (auto at = header.find(name); at != std::string::npos; at = header.find(name, at + 1)) {
    if (at > 0 && (std::isalnum(static_cast<unsigned char>(header[at - 1])) || header[at - 1] == '.')) continue;
    const auto equals = header.find_first_not_of(" \t\r\n", at + name.size());
    if (equals == std::string::npos || header[equals] != '=') continue;
    const auto quote = header.find_first_not_of(" \t\r\n", equals + 1);
    if (quote == std::string::npos || (header[quote] != '"' && header[quote] != '\'')) continue;
    const auto end = header.find(header[quote], quote + 1);
    return trim(header.substr(quote + 1, end - quote - 1));
  }
  return "";
}

std::vector<std::string> items(const std::string& list) {
  std::set<std::string> distinct;
  std::size_t begin = 0;
  while (begin <= list.size()) {
    const auto comma = std::min(list.find(',', begin), list.size());
    if (auto item = trim(list.substr(begin, comma - begin)); !item.empty()) distinct.insert(item);
    begin = comma + 1;
  }
  return {distinct.begin(), distinct.end()};
}

std::string lines(std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r')
      out += text[i];
    else if (i + 1 >= text.size() || text[i + 1] != '\n')
      out += '\n';
  return out;
}

NaiveArticle read_naive(const fs::path& file, const fs::path& root) {
  const auto text = lines(read_file(file));
  const auto end = text.find("/>");
  const auto header = fold(text.substr(0, end));
  NaiveArticle article;
  article.path = fs::relative(file, root).generic_string();
  article.id = attribute(header, "articleid");
  article.type = attribute(header, "selfhelptype");
  article.topics = items(attribute(header, "supporttopicids"));
  article.products = items(attribute(header, "productpesids"));
  article.body = text.substr(end + 2);
  return article;
}

Corpus load() {
  const auto folder = *corpus_folder();
  compiler::Options options;
  options.sources = {folder};
  auto compiled = compiler::compile(options);
  auto bundle = Bundle::open_memory(std::as_bytes(std::span(compiled.bundle)), {.verify_checksums = true});
  if (!bundle) throw std::runtime_error(describe(bundle.error()));
  std::vector<NaiveArticle> naive;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ".md") naive.push_back(read_naive(entry.path(), folder));
  std::sort(naive.begin(), naive.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return {std::move(compiled), std::move(*bundle), std::move(naive)};
}
}  // namespace

std::optional<std::string> corpus_folder() {
  const char* root = std::getenv("SHELF_CORPUS");
  if (root == nullptr) return std::nullopt;
  const auto folder = fs::path(root) / "articles";
  return fs::is_directory(folder) ? std::optional(folder.string()) : std::nullopt;
}

std::string fold(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return text;
}

std::uint64_t Corpus::figure(const std::string& name) const {
  for (const auto& figure : compiled.figures)
    if (figure.name == name) return figure.value;
  FAIL("no figure named " << name);
  return 0;
}

std::map<std::string, std::uint64_t> Corpus::files_by_code() const {
  std::map<std::string, std::set<compiler::FileId>> files;
  for (const auto& diagnostic : compiled.diagnostics)
    files[std::string(compiler::info(diagnostic.code).name)].insert(diagnostic.file);
  std::map<std::string, std::uint64_t> counts;
  for (const auto& [code, ids] : files) counts[code] = ids.size();
  return counts;
}

const Corpus& corpus() {
  static const Corpus loaded = load();
  return loaded;
}

}  // namespace shelf::test
