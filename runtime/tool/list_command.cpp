// shelf list.
#include "commands.hpp"
#include "filters.hpp"
#include "summaries.hpp"

namespace shelf::tool {

namespace {
struct Request {
  std::string bundle;
  Filters filters;
  bool json = false;
};

int list(const Request& request) {
  const std::optional<Bundle> bundle = open_bundle(request.bundle);
  if (!bundle) return could_not;
  std::vector<std::string_view> tags;
  const Result<Hits> hits = bundle->find(make_query(request.filters, tags));
  if (!hits) return fail(hits.error());
  Output out;
  Scratch scratch;
  const std::size_t columns = terminal_columns();
  for (const ArticleRef ref : *hits) {
    const Result<ArticleSummary> summary = bundle->summary(ref);
    if (!summary) return fail(summary.error());
    std::string line;
    if (request.json) {
      const Result<Article> article = bundle->article(ref, scratch);
      if (!article) return fail(article.error());
      line = summary_json(*summary, 0, article->source_path());
    } else {
      line = summary_line(*summary, columns);
    }
    if (!out.write(line + '\n')) break;
  }
  if (!hits->empty()) return out.finish("shelf", done);
  complain("shelf", "no article matches");
  return out.finish("shelf", answer_is_no);
}
}  // namespace

void add_list(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("list", "One line per article: id, type, title");
  const auto request = std::make_shared<Request>();
  command->add_option("B", request->bundle, "The bundle; - is stdin")->required();
  add_filter_options(*command, request->filters);
  command->add_flag("--json", request->json, "One JSON object per line");
  command->callback([&run, request] { run = [request] { return list(*request); }; });
}

}  // namespace shelf::tool
