#include "stages/resolve_records.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "bundle/fold_text.hpp"
#include "bundle/report_ambiguity.hpp"
#include "bundle/report_embedding.hpp"
#include "parallel_for.hpp"

namespace shelf::compiler {

namespace {

// How an article is named when ids are compared. Most ids differ early, so that the texts are seldom looked at.
struct Name {
  std::uint64_t begin = 0;  // of `id`, in the order of the text
  std::string id;

  explicit Name(const Record& record) : id(comparable_id(record.article_id)) {
    for (std::size_t i = 0; i < sizeof begin; ++i)
      begin = begin << 8 | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0u);
  }
  friend bool operator==(const Name&, const Name&) = default;
};

using Names = std::vector<Name>;  // by record

Names name_all(const std::vector<Record>& records) { return {records.begin(), records.end()}; }

// Records by (id, type, path): equal keys side by side, the one to keep first.
std::vector<std::uint32_t> sort_by_identity(const std::vector<Record>& records, const Names& names) {
  struct Place {
    std::uint64_t begin = 0;
    std::uint32_t record = 0;
  };
  std::vector<Place> places;
  places.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) places.push_back({names[i].begin, static_cast<std::uint32_t>(i)});
  std::ranges::sort(places, [&](const Place& a, const Place& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    const Record &left = records[a.record], &right = records[b.record];
    return std::tie(names[a.record].id, left.type, left.path, left.file) <
           std::tie(names[b.record].id, right.type, right.path, right.file);
  });
  std::vector<std::uint32_t> order;
  order.reserve(places.size());
  for (const Place& place : places) order.push_back(place.record);
  return order;
}

bool same_ids(const std::vector<Id>& a, const std::vector<Id>& b) {
  return std::ranges::equal(a, b, {}, &Id::text, &Id::text);
}

// Everything that decides when an article is shown; the body is compared by its hash.
bool same_content(const Record& a, const Record& b) {
  const auto facts = [](const Record& r) {
    return std::tie(r.content_hash, r.title, r.clouds, r.display_order, r.resource_required, r.audience());
  };
  return facts(a) == facts(b) && same_ids(a.topics, b.topics) && same_ids(a.products, b.products);
}

void report_copy(const Record& kept, const Record& dropped, DiagnosticSink& sink) {
  Diagnostic& copy = sink.report_in(
      dropped.file, Code::ID1, dropped.article_id_span,
      "`" + std::string(dropped.path) + "` repeats `" + std::string(kept.path) + "`: same articleId, type and content",
      "delete one of the two files");
  copy.notes.push_back({kept.file, kept.article_id_span, "this one is kept"});
}

void report_collision(const Record& first, const Record& shadowed, DiagnosticSink& sink) {
  Diagnostic& collision =
      sink.report_in(shadowed.file, Code::ID2, shadowed.article_id_span,
                     "articleId `" + shadowed.article_id + "` is taken: `" + std::string(first.path) +
                         "` has the same id and type but other content",
                     "give this article an id of its own; until then only its topics and products lead to it");
  collision.notes.push_back({first.file, first.article_id_span, "first used here"});
}

// Marks shadowed records; returns which ones are copies to drop.
std::vector<bool> find_duplicates(std::vector<Record>& records, const Names& names, DiagnosticSink& sink) {
  std::vector<bool> dropped(records.size(), false);
  const std::vector<std::uint32_t> order = sort_by_identity(records, names);
  for (std::size_t begin = 0, at = 1; at < order.size(); ++at) {
    const Record& first = records[order[begin]];
    Record& next = records[order[at]];
    if (names[order[at]] != names[order[begin]] || next.type != first.type) {
      begin = at;
    } else if (same_content(first, next)) {
      dropped[order[at]] = true;
      report_copy(first, next, sink);
    } else {
      next.shadowed = true;
      report_collision(first, next, sink);
    }
  }
  return dropped;
}

void drop(const std::vector<bool>& dropped, std::vector<Record>& records, Names& names) {
  if (std::ranges::find(dropped, true) == dropped.end()) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (dropped[i]) continue;
    if (kept != i) records[kept] = std::move(records[i]), names[kept] = std::move(names[i]);
    ++kept;
  }
  records.erase(records.begin() + static_cast<std::ptrdiff_t>(kept), records.end());
  names.erase(names.begin() + static_cast<std::ptrdiff_t>(kept), names.end());
}

void report_dangling(const std::vector<Record>& records, const Names& names, DiagnosticSink& sink) {
  std::unordered_set<std::string_view> ids;
  ids.reserve(names.size());
  for (const Name& name : names) ids.insert(name.id);
  for (const Record& record : records)
    for (const Id& reference : record.references)
      if (!ids.contains(comparable_id(reference.text)))
        sink.report_in(record.file, Code::JSN12, reference.where,
                       "commonSolutionArticleId `" + reference.text + "` leads to no article of this bundle",
                       "correct the id, or remove the entry");
}

// Puts records[order[i]] at i, in place: a second array of them takes longer to be given than to be filled.
void reorder(std::vector<Record>& records, std::vector<std::uint32_t> order) {
  for (std::uint32_t begin = 0; begin < order.size(); ++begin) {
    if (order[begin] == begin) continue;
    Record first = std::move(records[begin]);
    std::uint32_t at = begin;
    for (; order[at] != begin; at = std::exchange(order[at], at)) records[at] = std::move(records[order[at]]);
    records[at] = std::move(first);
    order[at] = at;
  }
}

void sort_by_rank(std::vector<Record>& records, const Names& names) {
  struct Rank {
    std::uint32_t display_order = 0;  // no_display_order is the greatest number: unset comes last
    int clouds = 0;
    std::uint64_t begin = 0;
    std::uint32_t record = 0;
  };
  std::vector<Rank> ranks;
  for (std::size_t i = 0; i < records.size(); ++i)
    ranks.push_back(
        {records[i].display_order, std::popcount(records[i].clouds), names[i].begin, static_cast<std::uint32_t>(i)});
  std::ranges::sort(ranks, [&](const Rank& a, const Rank& b) {
    const auto first = [](const Rank& rank) { return std::tie(rank.display_order, rank.clouds, rank.begin); };
    if (first(a) != first(b)) return first(a) < first(b);
    const Record &left = records[a.record], &right = records[b.record];
    return std::tie(names[a.record].id, left.type, left.path, left.file) <
           std::tie(names[b.record].id, right.type, right.path, right.file);
  });
  std::vector<std::uint32_t> order;
  order.reserve(ranks.size());
  for (const Rank& rank : ranks) order.push_back(rank.record);
  reorder(records, std::move(order));
}
}  // namespace

std::vector<Record> resolve_records(std::vector<Record> records, unsigned threads, KeyTables& keys,
                                    DiagnosticSink& sink) {
  Names names = name_all(records);
  drop(find_duplicates(records, names, sink), records, names);
  report_dangling(records, names, sink);
  report_embedding(records, sink);
  // Settled: every (id, type) has exactly one record that is not shadowed.
  sort_by_rank(records, names);
  std::vector<std::uint32_t> groups;
  run_all(
      threads, [&] { keys = build_key_tables(records, threads); }, [&] { groups = number_groups(records); });
  report_ambiguity(records, keys, groups, sink);
  return records;
}

}  // namespace shelf::compiler
