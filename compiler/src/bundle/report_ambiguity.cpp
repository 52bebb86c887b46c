// A request names a topic, a product and a cloud. Of the articles of one type that it finds, these can be told apart:
// other resource tags, clients or scopes; a smaller cloud set; and, of problem scoping questions, whether they ask for
// a resource. What is left in one group is ranked by chance. Only types of which a client shows one article are looked
// at.
#include "bundle/report_ambiguity.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

#include "bundle/collect_audiences.hpp"
#include "shelf_format/names.hpp"

namespace shelf::compiler {

namespace {
using format::ArticleType;

constexpr std::array looked_at = {ArticleType::generic, ArticleType::problem_scoping_questions, ArticleType::apollo};
constexpr std::size_t most_reports = 1000;  // the corpus has 222; two hostile headers could make millions

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  return texts;
}

// Numbers what is equal alike, in order of first use.
template <class Key>
class Numbers {
 public:
  std::uint32_t operator()(Key key) {
    return known_.try_emplace(std::move(key), static_cast<std::uint32_t>(known_.size())).first->second;
  }

 private:
  std::map<Key, std::uint32_t> known_;
};

// Number of what a request can say about each audience.
std::vector<std::uint32_t> number_audiences(std::span<const Audience* const> audiences) {
  using Scopes = std::vector<std::pair<std::string, std::string>>;
  Numbers<std::tuple<std::vector<std::string>, std::vector<std::string>, Scopes>> number;
  std::vector<std::uint32_t> numbers;
  for (const Audience* audience : audiences) {
    Scopes scopes;
    for (const Scope& scope : audience->scopes) scopes.emplace_back(scope.service, scope.resource);
    numbers.push_back(number({sorted(audience->resource_tags), sorted(audience->client_ids), std::move(scopes)}));
  }
  return numbers;
}

class Reporter {
 public:
  Reporter(std::span<const Record> records, DiagnosticSink& sink) : records_(records), sink_(sink) {}

  [[nodiscard]] bool full() const noexcept { return reports_ >= most_reports; }

  // `articles` (two or more) share a topic, a product, a cloud and a group.
  void report(std::span<const std::uint32_t> articles, const KeyEntry& topic, const KeyEntry& product, unsigned cloud) {
    if (full()) return;
    ++reports_;
    const Record& first = records_[articles.front()];
    const Id& topic_id = find_id(first.topics, topic);
    const Id& product_id = find_id(first.products, product);
    Diagnostic& ambiguity = sink_.report_in(
        first.file, Code::IDX1, topic_id.where,
        "nothing tells " + std::to_string(articles.size()) + " articles apart for topic `" + topic_id.text +
            "`, product `" + product_id.text + "`, cloud `" + std::string(format::cloud_names[cloud]) + "`",
        "give them different resourceTags, or remove the topic from all but one");
    for (const std::uint32_t other : articles.subspan(1))
      ambiguity.notes.push_back({records_[other].file, find_id(records_[other].topics, topic).where, "also found"});
  }

 private:
  static const Id& find_id(const std::vector<Id>& ids, const KeyEntry& entry) {
    const auto same = [&](const Id& id) {
      const format::ParsedKey key = format::parse_key(id.text);
      return std::tie(key.kind, key.high, key.low) == std::tie(entry.key.kind, entry.key.high, entry.key.low) &&
             (key.kind != format::KeyKind::text || id.text == entry.text);
    };
    return *std::ranges::find_if(ids, same);
  }

  std::span<const Record> records_;
  DiagnosticSink& sink_;
  std::size_t reports_ = 0;
};

struct Candidate {  // an article found for a topic
  std::uint32_t product = 0, group = 0, article = 0;
  friend auto operator<=>(const Candidate&, const Candidate&) = default;
};

// `same` are the candidates of one product and group.
void report_clouds(std::span<const Candidate> same, std::span<const Record> records, const KeyEntry& topic,
                   const KeyEntry& product, Reporter& reporter) {
  for (unsigned cloud = 0; cloud < format::cloud_names.size(); ++cloud) {
    std::vector<std::uint32_t> articles;
    for (const Candidate& candidate : same)
      if ((records[candidate.article].clouds >> cloud & 1u) != 0) articles.push_back(candidate.article);
    if (articles.size() > 1) reporter.report(articles, topic, product, cloud);
  }
}
}  // namespace

std::vector<std::uint32_t> number_groups(std::span<const Record> records) {
  const Audiences audiences = collect_audiences(records);
  const std::vector<std::uint32_t> audience_numbers = number_audiences(audiences.all);
  Numbers<std::tuple<std::uint32_t, ArticleType, int, int>> number;
  std::vector<std::uint32_t> numbers;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& r = records[i];
    const bool asks = r.type == ArticleType::problem_scoping_questions && r.resource_required.has_value();
    numbers.push_back(number({audience_numbers[audiences.by_article[i]], r.type, std::popcount(r.clouds),
                              asks ? 1 + *r.resource_required : 0}));
  }
  return numbers;
}

void report_ambiguity(std::span<const Record> records, const KeyTables& keys, std::span<const std::uint32_t> groups,
                      DiagnosticSink& sink) {
  const auto& [topics, products] = keys;
  Reporter reporter(records, sink);
  for (const KeyEntry& topic : topics.entries) {
    if (topic.articles.size() < 2 || reporter.full()) continue;
    std::vector<Candidate> found;
    for (const std::uint32_t article : topic.articles)
      if (std::ranges::find(looked_at, records[article].type) != looked_at.end())
        for (const std::uint32_t product : products.by_article[article])
          found.push_back({product, groups[article], article});
    std::ranges::sort(found);
    for (std::size_t begin = 0, end = 0; begin < found.size(); begin = end) {
      while (end < found.size() && found[end].product == found[begin].product && found[end].group == found[begin].group)
        ++end;
      const std::span same(found.data() + begin, end - begin);
      if (same.size() > 1) report_clouds(same, records, topic, products.entries[found[begin].product], reporter);
    }
  }
}

}  // namespace shelf::compiler
