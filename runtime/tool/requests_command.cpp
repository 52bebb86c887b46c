// shelf requests.
#include <memory>

#include "commands.hpp"
#include "context_options.hpp"
#include "filters.hpp"
#include "shelf/request.hpp"
#include "shelf_format/names.hpp"

namespace shelf::tool {

namespace {

struct Wanted {
  std::string bundle;
  Filters filters;
  ContextOptions context;
  std::vector<std::string> set, inputs;
};

std::string check_assignment(const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string_view name = std::string_view(text).substr(0, equals);
  if (equals == std::string::npos || equals == 0) return "`" + text + "` is not NAME=VALUE";
  if (format::equal_folded(name, "resourceId") || format::equal_folded(name, "subscriptionId")) return {};
  return "`" + std::string(name) + "` cannot be set; there are: resourceId subscriptionId";
}

std::string check_input(const std::string& text) {
  const std::size_t equals = text.find('=');
  return equals == std::string::npos || equals == 0 ? "`" + text + "` is not NAME=VALUE" : std::string();
}

int check_usage(const Filters& filters) {
  const bool by_topic = !filters.topic.empty() || !filters.product.empty();
  if (!filters.id.empty() || by_topic) return done;
  complain("shelf", "`requests` needs an ID, or --topic or --product; `shelf list` shows the ids");
  return wrong_usage;
}

int print(const Bundle& bundle, ArticleRef ref, const Context& context, const std::vector<std::string>& inputs) {
  const Result<Article> article = bundle.article(ref);
  if (!article) return fail(article.error());
  RequestList list;
  RequestOptions options;
  options.bundle = &bundle;
  std::vector<NamedText> named;
  named.reserve(inputs.size());
  for (const std::string_view input : inputs)
    named.push_back({input.substr(0, input.find('=')), input.substr(input.find('=') + 1)});
  options.inputs = named;
  options.inputs_given = !inputs.empty();
  const WidgetList widgets = article->widgets();
  make_requests(*article, widgets, context, list, options);
  Output out;
  std::string line;
  for (const Request& request : list) {
    line.clear();
    if (const auto refused = write_json(request, line)) return out.finish("shelf", fail(*refused));
    out.write(line += '\n');
  }
  return out.finish("shelf", done);
}

// With an ID the topic says what the article was looked up with, and finds nothing by itself.
Query query_of(const Filters& filters, std::vector<std::string_view>& tags) {
  Query query = make_query(filters, tags);
  if (!filters.id.empty()) query.topic = query.product = {};
  return query;
}

int requests(const Wanted& wanted) {
  if (const int code = check_usage(wanted.filters)) return code;
  std::optional<Context> context;
  if (const int code = read_context(wanted.context, wanted.filters, wanted.set, context)) return code;
  const std::optional<Bundle> bundle = open_bundle(wanted.bundle);
  if (!bundle) return could_not;
  std::vector<std::string_view> tags;
  const Result<Hits> hits = bundle->find(query_of(wanted.filters, tags));
  if (!hits) return fail(hits.error());
  if (!hits->empty()) return print(*bundle, hits->front(), *context, wanted.inputs);
  complain("shelf", wanted.filters.id.empty()
                        ? "no article matches this topic, product and filters"
                        : "no article has the id `" + wanted.filters.id + "`; `shelf list` shows the ids");
  return answer_is_no;
}

}  // namespace

void add_requests(CLI::App& app, Run& run) {
  CLI::App* command =
      app.add_subcommand("requests", "Prints what the host is asked to do for one article, as JSON lines");
  const auto wanted = std::make_shared<Wanted>();
  wanted->context.always = true;
  command->add_option("B", wanted->bundle, "The bundle; - is stdin")->required();
  command->add_option("ID", wanted->filters.id, "An articleId; case and braces do not matter");
  add_topic_options(*command, wanted->filters);
  add_filter_options(*command, wanted->filters);
  add_context_options(*command, wanted->context);
  command->add_option("--set", wanted->set, "NAME=VALUE for resourceId or subscriptionId (repeatable)")
      ->allow_extra_args(false)
      ->check(check_assignment);
  command->add_option("--input", wanted->inputs, "NAME=VALUE, an answer to the questions of checks (repeatable)")
      ->allow_extra_args(false)
      ->check(check_input);
  command->callback([&run, wanted] { run = [wanted] { return requests(*wanted); }; });
}

}  // namespace shelf::tool
