// shelf show.
#include <algorithm>
#include <memory>

#include "commands.hpp"
#include "context_options.hpp"
#include "filters.hpp"
#include "live_page.hpp"
#include "render.hpp"
#include "summaries.hpp"
#include "values_file.hpp"

namespace shelf::tool {

namespace {
struct Request {
  std::string bundle, format = "html", color = "auto", values_file;
  Filters filters;
  ContextOptions context;
  std::vector<std::string> set;
  std::optional<unsigned> width;
  std::string live_script;
  LivePaths live{"arm", {}};
  bool title = false, page = false;
};

std::string check_assignment(const std::string& text) {
  const std::size_t equals = text.find('=');
  return equals == std::string::npos || equals == 0 ? "`" + text + "` is not NAME=VALUE" : std::string();
}

// --values first, so that --set wins.
int read_all_values(const Request& request, Values& values) {
  if (!request.values_file.empty()) {
    std::string json, reason;
    if (!read_file(request.values_file, json, reason)) {
      complain("shelf", "cannot read `" + request.values_file + "`: " + reason);
      return could_not;
    }
    if (const std::optional<JsonError> error = read_values(json, values)) {
      complain("shelf", request.values_file + ":" + std::to_string(error->line) + ":" + std::to_string(error->column) +
                            ": " + error->message);
      return wrong_usage;
    }
  }
  for (const std::string& text : request.set) {
    const std::size_t equals = text.find('=');
    if (const auto refused = values.set(text.substr(0, equals), text.substr(equals + 1))) {
      complain("shelf", "--set " + text.substr(0, std::min<std::size_t>(equals, 64)) + ": " + describe(*refused));
      return wrong_usage;
    }
  }
  return done;
}

int check_usage(const Request& request) {
  const Filters& filters = request.filters;
  const bool by_topic = !filters.topic.empty() || !filters.product.empty();
  if (filters.id.empty() != by_topic) {
    complain("shelf", by_topic ? "give an ID or a topic and product, not both"
                               : "`show` needs an ID, or --topic or --product; `shelf list` shows the ids");
    return wrong_usage;
  }
  if (request.page && format_of(request.format) != Format::html) {
    complain("shelf", "--page makes a page of HTML, so it goes with --format html only");
    return wrong_usage;
  }
  if (!request.live_script.empty() && !request.page) {
    complain("shelf", "--live-script is for pages, so it goes with --page only");
    return wrong_usage;
  }
  return done;
}

int say_nothing_found(const Request& request) {
  if (request.filters.id.empty())
    complain("shelf", "no article matches this topic, product and filters");
  else
    complain("shelf", "no article has the id `" + request.filters.id + "`; `shelf list` shows the ids");
  return answer_is_no;
}

RenderOptions options_of(const Request& request, const Values& values, const Bundle& bundle,
                         const std::optional<Context>& context) {
  RenderOptions options;
  options.context = context ? &*context : nullptr;
  options.title = request.title;
  options.values = &values;
  options.bundle = &bundle;
  options.color = wants_ansi_color(request.color);
  options.hyperlinks = options.color;  // without them the output is plain text
  const auto columns = static_cast<unsigned>(terminal_columns());
  options.width = request.width ? *request.width : columns > 0 ? columns : options.width;
  return options;
}

int print(const Bundle& bundle, ArticleRef ref, const Request& request, const Values& values,
          const std::optional<Context>& context) {
  const Result<Article> article = bundle.article(ref);
  if (!article) return fail(article.error());
  std::string text;
  const Result<void> rendered =
      article->render(format_of(request.format), text, options_of(request, values, bundle, context));
  if (!rendered) return fail(rendered.error());
  if (!request.live_script.empty()) text += make_live_element(bundle, *article, *context, request.live);
  if (request.page) text = make_page(text, article->summary().title, bundle.info().locale, request.live_script);
  if (!text.ends_with('\n')) text += '\n';
  Output out;
  out.write(text);
  return out.finish("shelf", done);
}

int show(const Request& request) {
  if (const int code = check_usage(request)) return code;
  Values values;
  if (const int code = read_all_values(request, values)) return code;
  std::optional<Context> context;
  ContextOptions context_options = request.context;
  context_options.always = !request.live_script.empty();
  if (const int code = read_context(context_options, request.filters, request.set, context)) return code;
  const std::optional<Bundle> bundle = open_bundle(request.bundle);
  if (!bundle) return could_not;
  std::vector<std::string_view> tags;
  const Result<Hits> hits = bundle->find(make_query(request.filters, tags));
  if (!hits) return fail(hits.error());
  if (hits->empty()) return say_nothing_found(request);
  return print(*bundle, hits->front(), request, values, context);
}
}  // namespace

void add_show(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("show", "Renders one article, the best match");
  const auto request = std::make_shared<Request>();
  command->add_option("B", request->bundle, "The bundle; - is stdin")->required();
  command->add_option("ID", request->filters.id, "An articleId; case and braces do not matter");
  add_topic_options(*command, request->filters);
  add_filter_options(*command, request->filters);
  add_context_options(*command, request->context);
  command->add_option("--format", request->format, "html (default), text, ansi, markdown, json, help or apollo")
      ->check(check_format);
  command->add_option("--width", request->width, "Columns of ansi, 0: no limit (default: of the terminal, else 80)")
      ->check(CLI::Range(0u, 10'000u));
  command->add_option("--color", request->color, "auto (default: unless NO_COLOR is set), always or never, for ansi")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command->add_option("--set", request->set, "NAME=VALUE for a replacement token (repeatable)")
      ->allow_extra_args(false)
      ->check(check_assignment);
  command->add_option("--values", request->values_file, "JSON file: one object, name to string or list of strings");
  command->add_flag("--title", request->title, "Show the internal title (H1)");
  command->add_flag("--page", request->page, "A complete HTML page with style sheet and Content-Security-Policy");
  command
      ->add_option("--live-script", request->live_script,
                   "With --page: a script of the page's own origin that runs its widgets")
      ->check(check_live_path);
  command
      ->add_option("--live-arm", request->live.arm,
                   "Path that the script's requests go to, relative to the page (default: arm)")
      ->check(check_live_path);
  command->add_option("--live-search", request->live.search, "Likewise, of its searches (default: none)")
      ->check(check_live_path);
  command->callback([&run, request] { run = [request] { return show(*request); }; });
}

}  // namespace shelf::tool
