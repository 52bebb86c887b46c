// Shows an article with its live parts: sends what its session asks for, prints every change, then the article.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include "host.hpp"
#include "shelf/shelf.hpp"

namespace {

enum Exit : int { done = 0, answer_is_no = 1, wrong_usage = 2, could_not = 3 };

struct Options {
  std::string bundle, article;
  HostOptions host;
  shelf::Context context;
  std::vector<std::string> inputs;  // NAME=VALUE
  unsigned width = 80;
  bool offline = false, show_late = false;
};

int fail(int code, const std::string& message) {
  std::fprintf(stderr, "terminal_host: %s\n", message.c_str());
  return code;
}

int show(const Options& options) {
  const auto bundle = shelf::Bundle::open_file(options.bundle);
  if (!bundle) return fail(could_not, options.bundle + ": " + describe(bundle.error()));
  const auto hits = bundle->find({.article_id = options.article});
  if (!hits) return fail(could_not, describe(hits.error()));
  if (hits->empty()) return fail(answer_is_no, "no article has the id `" + options.article + "`");
  const auto article = bundle->article(hits->front());
  if (!article) return fail(could_not, describe(article.error()));

  std::vector<shelf::NamedText> inputs;
  for (const std::string_view input : options.inputs)
    inputs.push_back({input.substr(0, input.find('=')), input.substr(input.find('=') + 1)});
  shelf::Session session(*bundle, *article, options.context);
  session.set_offline(options.offline);
  Host host(options.host, session);
  host.run(inputs);
  if (options.show_late) host.show_late_results();

  shelf::RenderOptions render{.context = &options.context, .states = session.states(), .bundle = &*bundle};
  render.width = options.width;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody changes the environment
  render.color = render.hyperlinks = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  std::string text = "\n";
  if (const auto made = article->render_ansi(text, render); !made) return fail(could_not, describe(made.error()));
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  return written ? done : fail(could_not, "standard output takes no more");
}

// What is sent may carry a token: in the clear only to this very machine.
std::string check_origin(const std::string& text) {
  const bool here = text.starts_with("http://127.0.0.1:") || text.starts_with("http://localhost:");
  const bool good = (here || text.starts_with("https://")) && text.find_first_of(" \"<>\\@?#") == std::string::npos;
  return good ? "" : "`" + text + "` is no https address";
}

std::string check_input(const std::string& text) {
  const bool good = text.find('=') != std::string::npos && !text.starts_with('=');
  return good ? "" : "`" + text + "` is not NAME=VALUE";
}

void add_options(CLI::App& app, Options& out) {
  out.context.client = "CLI";
  out.context.now = std::time(nullptr);
  out.context.nonce = std::to_string(std::random_device{}());
  app.add_option("BUNDLE", out.bundle)->required();
  app.add_option("ID", out.article, "articleId")->required();
  app.add_option("--arm", out.host.arm, "Origin of the resource manager")->required()->check(check_origin);
  app.add_option("--search", out.host.search, "Address of a search")->check(check_origin);
  app.add_option("--resource", out.context.resource_id, "The resource in question");
  app.add_option("--topic", out.context.topic);
  app.add_option("--product", out.context.product);
  app.add_option("--client", out.context.client, "CLI when not given");
  app.add_option("--input", out.inputs, "NAME=VALUE, an answer to a check's questions")
      ->allow_extra_args(false)
      ->check(check_input);
  app.add_flag("--offline", out.offline, "Send nothing");
  app.add_flag("--show-late", out.show_late, "Show results that come too late");
  app.add_option("--speed", out.host.speed, "Time passes N times faster")->check(CLI::Range(1.0, 10'000.0));
  app.add_option("--width", out.width, "Columns of the article")->check(CLI::Range(20u, 1'000u));
  app.add_option("--now", out.context.now, "Seconds since 1970");
  app.add_option("--nonce", out.context.nonce, "Names of checks");
}

}  // namespace

int main(int count, char** arguments) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is an error of writing, not an end without a word
  Options options;
  CLI::App app("Shows an article with its live parts");
  add_options(app, options);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? done : wrong_usage;
  }
  return show(options);
}
