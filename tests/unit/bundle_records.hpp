// Invented records for the tests of the bundle writer.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/record.hpp"

namespace shelf::compiler::test {

// Where the texts of such records stay.
inline std::string_view kept(std::string text) {
  static std::deque<std::string> texts;
  return texts.emplace_back(std::move(text));
}

inline Record make_record(FileId file, std::string id, std::vector<std::string> topics = {},
                          std::vector<std::string> products = {}) {
  Record record;
  record.file = file;
  record.path = kept("folder/file-" + std::to_string(file) + ".md");
  record.article_id = std::move(id);
  record.title = "Title " + std::to_string(file);
  record.type = format::ArticleType::generic;
  record.clouds = 1;
  record.content_hash = file;
  for (std::string& topic : topics) record.topics.push_back({std::move(topic), {1, 2}});
  for (std::string& product : products) record.products.push_back({std::move(product), {3, 4}});
  record.unit = kept("unit of " + record.article_id);
  record.attribute_row = kept("row of " + record.article_id);
  return record;
}

inline std::shared_ptr<const Audience> shared(Audience audience) {
  return std::make_shared<const Audience>(std::move(audience));
}

inline std::vector<Diagnostic> of_code(const DiagnosticSink& sink, Code code) {
  std::vector<Diagnostic> found;
  for (const Diagnostic& diagnostic : sink.diagnostics())
    if (diagnostic.code == code) found.push_back(diagnostic);
  return found;
}

}  // namespace shelf::compiler::test
