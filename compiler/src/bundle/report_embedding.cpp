#include "bundle/report_embedding.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "bundle/fold_text.hpp"
#include "graph/find_cycles.hpp"
#include "text/quote.hpp"

namespace shelf::compiler {

namespace {

constexpr std::size_t max_shown = 6;  // ids of one circle in a message

struct Embedding {
  const Record* record = nullptr;
  const Id* id = nullptr;
  std::uint32_t target = 0;
};

struct Articles {  // by id: records of several types that share one count as one article
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::string> ids;
  std::vector<std::vector<Embedding>> embedded;
};

Articles number_articles(std::span<const Record> records) {
  Articles articles;
  articles.numbers.reserve(records.size());
  for (const Record& record : records) {
    const auto next = static_cast<std::uint32_t>(articles.ids.size());
    if (articles.numbers.try_emplace(comparable_id(record.article_id), next).second)
      articles.ids.push_back(record.article_id);
  }
  articles.embedded.resize(articles.ids.size());
  return articles;
}

void follow(const Record& record, Articles& articles, DiagnosticSink& sink) {
  if (record.embedded.empty()) return;
  const std::uint32_t from = articles.numbers.at(comparable_id(record.article_id));
  for (const Id& id : record.embedded) {
    const auto found = articles.numbers.find(comparable_id(id.text));
    if (found != articles.numbers.end())
      articles.embedded[from].push_back({&record, &id, found->second});
    else
      sink.report_in(record.file, Code::WID13, id.where,
                     "embedded article " + quoted(id.text) + " is not in this bundle, only its id is shown",
                     "correct the id, or remove the widget");
  }
}

void report_circle(const Articles& articles, const std::vector<std::uint32_t>& circle, DiagnosticSink& sink) {
  const std::uint32_t next = circle[circle.size() > 1 ? 1 : 0];
  const Embedding& embedding = *std::ranges::find(articles.embedded[circle.front()], next, &Embedding::target);
  const std::string id = quoted(articles.ids[circle.front()]);
  std::string message = "article " + id + " embeds itself";
  if (circle.size() > 1) {
    message = "articles embed each other in a circle: ";
    for (std::size_t i = 0; i < std::min(circle.size(), max_shown); ++i)
      message += quoted(articles.ids[circle[i]]) + ", ";
    message += (circle.size() > max_shown ? "…, " : "") + id;
  }
  sink.report_in(embedding.record->file, Code::WID14, embedding.id->where, std::move(message),
                 "remove the widget, or link to the article instead");
}

}  // namespace

void report_embedding(std::span<const Record> records, DiagnosticSink& sink) {
  if (std::ranges::all_of(records, [](const Record& record) { return record.embedded.empty(); })) return;
  Articles articles = number_articles(records);
  for (const Record& record : records) follow(record, articles, sink);
  Graph graph(articles.ids.size());
  for (std::size_t i = 0; i < graph.size(); ++i)
    for (const Embedding& embedding : articles.embedded[i]) graph[i].push_back(embedding.target);
  for (const auto& circle : find_cycles(graph).paths) report_circle(articles, circle, sink);
}

}  // namespace shelf::compiler
