// shelf find.
#include <algorithm>

#include "commands.hpp"
#include "filters.hpp"
#include "summaries.hpp"

namespace shelf::tool {

namespace {
struct Request {
  std::string bundle;
  Filters filters;
  bool json = false, explain = false;
};

struct Candidate {
  ArticleRef article;
  std::size_t rank = 0;  // 0: out
  std::string reason;
};

std::string why_here(const ArticleSummary& summary, const Query& query) {
  std::string text =
      summary.display_order ? "displayOrder " + std::to_string(*summary.display_order) : "no displayOrder";
  text += "; clouds " + (summary.clouds == 0 ? "none" : cloud_list(summary.clouds));
  if (query.has_resource && summary.resource_required && *summary.resource_required != *query.has_resource)
    text += *query.has_resource ? "; comes last: it is for requests without a resource"
                                : "; comes last: it needs a resource";
  return text;
}

bool contains(const std::vector<ArticleRef>& sorted, ArticleRef article) {
  return std::any_of(sorted.begin(), sorted.end(), [&](ArticleRef other) { return other == article; });
}

// The first filter that drops an article is the reason why it is out.
Result<std::vector<Candidate>> explain(const Bundle& bundle, const Query& query, const Hits& hits) {
  std::vector<Candidate> candidates;
  for (const ArticleRef ref : hits) candidates.push_back({ref, candidates.size() + 1, {}});
  const Result<Hits> all = bundle.find(without_filters(query));
  if (!all) return all.error();
  const std::vector<ArticleRef> in(hits.begin(), hits.end());
  for (const ArticleRef ref : *all)
    if (!contains(in, ref)) candidates.push_back({ref, 0, {}});
  for (const FilterStep& step : make_steps(query)) {
    const Result<Hits> passed = bundle.find(step.query);
    if (!passed) return passed.error();
    const std::vector<ArticleRef> list(passed->begin(), passed->end());
    for (Candidate& candidate : candidates)
      if (candidate.rank == 0 && candidate.reason.empty() && !contains(list, candidate.article))
        candidate.reason = step.reason;
  }
  return candidates;
}

int print_explained(const Bundle& bundle, const Query& query, const Hits& hits) {
  const Result<std::vector<Candidate>> candidates = explain(bundle, query, hits);
  if (!candidates) return fail(candidates.error());
  Output out;
  for (const Candidate& candidate : *candidates) {
    const Result<ArticleSummary> summary = bundle.summary(candidate.article);
    if (!summary) return fail(summary.error());
    const std::string place = candidate.rank > 0 ? std::to_string(candidate.rank) + ". " : "out ";
    const std::string why = candidate.rank > 0
                                ? why_here(*summary, query)
                                : (candidate.reason.empty() ? "the filters together leave it out" : candidate.reason);
    if (!out.write(place + summary_line(*summary, terminal_columns()) + "\n    " + why + '\n')) break;
  }
  return out.finish("shelf", hits.empty() ? answer_is_no : done);
}

int print_found(const Bundle& bundle, const Hits& hits, bool json) {
  Output out;
  Scratch scratch;
  std::size_t rank = 0;
  for (const ArticleRef ref : hits) {
    ++rank;
    const Result<ArticleSummary> summary = bundle.summary(ref);
    if (!summary) return fail(summary.error());
    std::string line;
    if (json) {
      const Result<Article> article = bundle.article(ref, scratch);
      if (!article) return fail(article.error());
      line = summary_json(*summary, rank, article->source_path());
    } else {
      line = std::to_string(rank) + ". " + summary_line(*summary, terminal_columns());
    }
    if (!out.write(line + '\n')) break;
  }
  return out.finish("shelf", rank > 0 ? done : answer_is_no);
}

int find(const Request& request) {
  if (request.filters.topic.empty() && request.filters.product.empty()) {
    complain("shelf", "`find` needs --topic or --product; `shelf list` shows all articles");
    return wrong_usage;
  }
  const std::optional<Bundle> bundle = open_bundle(request.bundle);
  if (!bundle) return could_not;
  std::vector<std::string_view> tags;
  const Query query = make_query(request.filters, tags);
  const Result<Hits> hits = bundle->find(query);
  if (!hits) return fail(hits.error());
  if (hits->empty()) complain("shelf", "no article matches");
  return request.explain ? print_explained(*bundle, query, *hits) : print_found(*bundle, *hits, request.json);
}
}  // namespace

void add_find(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("find", "Ranked articles for a topic and product");
  const auto request = std::make_shared<Request>();
  command->add_option("B", request->bundle, "The bundle; - is stdin")->required();
  add_topic_options(*command, request->filters);
  add_filter_options(*command, request->filters);
  auto* json = command->add_flag("--json", request->json, "One JSON object per line");
  command->add_flag("--explain", request->explain, "Why every candidate is in, out, or where it ranks")->excludes(json);
  command->callback([&run, request] { run = [request] { return find(*request); }; });
}

}  // namespace shelf::tool
