// The reference corpus, compiled once per process, and an independent reading of its headers to compare with.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shelf/shelf.hpp"
#include "shelfc/compile.hpp"

namespace shelf::test {

// $SHELF_CORPUS/articles, when it is there.
[[nodiscard]] std::optional<std::string> corpus_folder();

// An article's header as a simple search finds it: no recovery but the quotes themselves. Folded values.
struct NaiveArticle {
  std::string path;  // relative to the corpus folder
  std::string id, type;
  std::vector<std::string> topics, products;
  std::string body;  // after `/>`, LF, no BOM
};

struct Corpus {
  compiler::CompileResult compiled;
  Bundle bundle;
  std::vector<NaiveArticle> naive;  // sorted by path

  [[nodiscard]] std::uint64_t figure(const std::string& name) const;  // fails the test when there is no such figure
  [[nodiscard]] std::map<std::string, std::uint64_t> files_by_code() const;  // files that show each diagnostic code
};

[[nodiscard]] const Corpus& corpus();

[[nodiscard]] std::string fold(std::string text);

}  // namespace shelf::test
