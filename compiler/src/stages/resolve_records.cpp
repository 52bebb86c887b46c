#include "stages/resolve_records.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <unordered_set>

#include "bundle/fold_text.hpp"
#include "bundle/report_ambiguity.hpp"
#include "bundle/report_embedding.hpp"

namespace shelf::compiler {

namespace {

// Records by (comparable id, type, path): equal keys side by side, the one to keep first.
struct Identity {
  std::string id;
  std::size_t record = 0;
};

std::vector<Identity> sort_by_identity(const std::vector<Record>& records) {
  std::vector<Identity> order(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) order[i] = {comparable_id(records[i].article_id), i};
  std::ranges::sort(order, [&](const Identity& a, const Identity& b) {
    const Record &left = records[a.record], &right = records[b.record];
    return std::tie(a.id, left.type, left.path, left.file) < std::tie(b.id, right.type, right.path, right.file);
  });
  return order;
}

bool same_ids(const std::vector<Id>& a, const std::vector<Id>& b) {
  return std::ranges::equal(a, b, {}, &Id::text, &Id::text);
}

// Everything that decides when an article is shown; the body is compared by its hash.
bool same_content(const Record& a, const Record& b) {
  const auto facts = [](const Record& r) {
    return std::tie(r.content_hash, r.title, r.clouds, r.display_order, r.resource_required, r.resource_tags,
                    r.article_tags, r.client_ids, r.scopes);
  };
  return facts(a) == facts(b) && same_ids(a.topics, b.topics) && same_ids(a.products, b.products);
}

void report_copy(const Record& kept, const Record& dropped, DiagnosticSink& sink) {
  Diagnostic& copy =
      sink.report_in(dropped.file, Code::ID1, dropped.article_id_span,
                     "`" + dropped.path + "` repeats `" + kept.path + "`: same articleId, type and content",
                     "delete one of the two files");
  copy.notes.push_back({kept.file, kept.article_id_span, "this one is kept"});
}

void report_collision(const Record& first, const Record& shadowed, DiagnosticSink& sink) {
  Diagnostic& collision =
      sink.report_in(shadowed.file, Code::ID2, shadowed.article_id_span,
                     "articleId `" + shadowed.article_id + "` is taken: `" + first.path +
                         "` has the same id and type but other content",
                     "give this article an id of its own; until then only its topics and products lead to it");
  collision.notes.push_back({first.file, first.article_id_span, "first used here"});
}

// Marks shadowed records; returns which ones are copies to drop.
std::vector<bool> find_duplicates(std::vector<Record>& records, DiagnosticSink& sink) {
  std::vector<bool> dropped(records.size(), false);
  const std::vector<Identity> order = sort_by_identity(records);
  for (std::size_t begin = 0, at = 1; at < order.size(); ++at) {
    const Record& first = records[order[begin].record];
    Record& next = records[order[at].record];
    if (order[at].id != order[begin].id || next.type != first.type) {
      begin = at;
    } else if (same_content(first, next)) {
      dropped[order[at].record] = true;
      report_copy(first, next, sink);
    } else {
      next.shadowed = true;
      report_collision(first, next, sink);
    }
  }
  return dropped;
}

void report_dangling(const std::vector<Record>& records, DiagnosticSink& sink) {
  std::unordered_set<std::string> ids;
  for (const Record& record : records) ids.insert(comparable_id(record.article_id));
  for (const Record& record : records)
    for (const Id& reference : record.references)
      if (!ids.contains(comparable_id(reference.text)))
        sink.report_in(record.file, Code::JSN12, reference.where,
                       "commonSolutionArticleId `" + reference.text + "` leads to no article of this bundle",
                       "correct the id, or remove the entry");
}

std::vector<Record> sort_by_rank(std::vector<Record> records) {
  std::vector<std::string> ids;
  ids.reserve(records.size());
  for (const Record& record : records) ids.push_back(comparable_id(record.article_id));
  std::vector<std::size_t> order(records.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t i) {
      const Record& r = records[i];  // no_display_order is the greatest number: unset comes last
      return std::tuple(r.display_order, std::popcount(r.clouds), std::string_view(ids[i]), r.type,
                        std::string_view(r.path), r.file);
    };
    return key(a) < key(b);
  });
  std::vector<Record> sorted;
  sorted.reserve(records.size());
  for (const std::size_t i : order) sorted.push_back(std::move(records[i]));
  return sorted;
}
}  // namespace

std::vector<Record> resolve_records(std::vector<Record> records, DiagnosticSink& sink) {
  const std::vector<bool> dropped = find_duplicates(records, sink);
  std::vector<Record> kept;
  kept.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i)
    if (!dropped[i]) kept.push_back(std::move(records[i]));
  report_dangling(kept, sink);
  report_embedding(kept, sink);
  // Settled: every (id, type) has exactly one record that is not shadowed.
  kept = sort_by_rank(std::move(kept));
  report_ambiguity(kept, sink);
  return kept;
}

}  // namespace shelf::compiler
