// Shows an article with its live parts: sends what its session asks for, prints every change, then the article.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include "shelf/shelf.hpp"
#include "state_log.hpp"
#include "transfers.hpp"

namespace {

enum Exit : int { done = 0, answer_is_no = 1, wrong_usage = 2, could_not = 3 };

struct Options {
  std::string bundle, article, arm, search;
  shelf::Context context;
  std::vector<std::string> inputs;  // NAME=VALUE
  double speed = 1;
  unsigned width = 80;
  bool offline = false, show_late = false;
};

// A session has no clock of its own. This one may run faster than the wall's.
struct Clock {
  double speed;
  std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();

  [[nodiscard]] shelf::Millis now() const {
    const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - begin;
    return static_cast<shelf::Millis>(passed.count() * speed);
  }
  // Real time until then: at least 1 ms, so that nothing spins, at most 1 s.
  [[nodiscard]] int until(shelf::Millis then) const {
    return static_cast<int>(std::clamp(std::ceil(static_cast<double>(then - now()) / speed), 1.0, 1'000.0));
  }
};

class Host {
 public:
  Host(const Options& options, shelf::Session& session)
      : session_(session),
        clock_{options.speed},
        // Longer than any deadline of a request, so that a late answer can still be offered.
        transfers_(options.arm, options.search, std::max(1'000L, static_cast<long>(400'000 / options.speed))) {
    session.set_offline(options.offline);
  }

  void start(std::span<const shelf::NamedText> inputs) {
    send(session_.start(clock_.now()));
    if (!inputs.empty())
      for (const auto& slot : slots([](const auto& state) { return state.state == shelf::State::NeedsInput; }))
        send(session_.submit(slot, inputs, clock_.now()));
    while (!session_.settled() || !transfers_.empty()) step();
  }

  void show_late_results() {
    for (const auto& slot : slots([](const auto& state) { return state.late; })) send(session_.run(slot, clock_.now()));
    while (!session_.settled() || !transfers_.empty()) step();
  }

 private:
  void step() {
    const auto due = session_.next_due();
    for (const Arrival& arrival : transfers_.wait(due ? clock_.until(*due) : 1'000))
      send(session_.answer(arrival.view(), clock_.now()));
    send(session_.tick(clock_.now()));
  }

  // Requests refer into the session, which the next call changes: first all are sent, then those that cannot be.
  void send(std::span<const shelf::Request> requests) {
    std::vector<Arrival> refused;
    for (const shelf::Request& request : requests) {
      // This program asks nobody anything: --input and --resource answer before they are asked.
      if (request.action == shelf::Action::CollectInputs || request.action == shelf::Action::PickResource) continue;
      if (transfers_.send(request)) continue;
      refused.push_back({std::string(request.request_id), {}, shelf::Outcome::Unsupported, 0, {}});
    }
    const std::string news = log_.news(session_);
    std::fwrite(news.data(), 1, news.size(), stdout);
    std::fflush(stdout);
    for (const Arrival& each : refused) send(session_.answer(each.view(), clock_.now()));
  }

  template <class Predicate>
  [[nodiscard]] std::vector<shelf::SlotKey> slots(Predicate wanted) const {
    std::vector<shelf::SlotKey> out;
    for (const shelf::SlotState& state : session_.states())
      if (wanted(state)) out.push_back(state.slot);
    return out;
  }

  shelf::Session& session_;
  Clock clock_;
  Transfers transfers_;
  StateLog log_;
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
  for (const std::string& input : options.inputs) {
    const std::size_t equals = input.find('=');
    inputs.push_back({std::string_view(input).substr(0, equals), std::string_view(input).substr(equals + 1)});
  }
  shelf::Session session(*bundle, *article, options.context);
  Host host(options, session);
  host.start(inputs);
  if (options.show_late) host.show_late_results();

  shelf::RenderOptions render;
  render.context = &options.context;
  render.states = session.states();
  render.bundle = &*bundle;
  render.width = options.width;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody changes the environment
  render.color = render.hyperlinks = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  std::string text = "\n";
  if (const auto rendered = article->render_ansi(text, render); !rendered)
    return fail(could_not, describe(rendered.error()));
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
  const std::size_t equals = text.find('=');
  return equals == 0 || equals == std::string::npos ? "`" + text + "` is not NAME=VALUE" : "";
}

void add_options(CLI::App& app, Options& out) {
  out.context.client = "CLI";
  out.context.now = std::time(nullptr);
  out.context.nonce = std::to_string(std::random_device{}());
  app.add_option("BUNDLE", out.bundle)->required();
  app.add_option("ID", out.article, "articleId")->required();
  app.add_option("--arm", out.arm, "Origin of the resource manager")->required()->check(check_origin);
  app.add_option("--search", out.search, "Address of a search")->check(check_origin);
  app.add_option("--resource", out.context.resource_id, "The resource in question");
  app.add_option("--topic", out.context.topic);
  app.add_option("--product", out.context.product);
  app.add_option("--client", out.context.client, "CLI when not given");
  app.add_option("--input", out.inputs, "NAME=VALUE, an answer to a check's questions")
      ->allow_extra_args(false)
      ->check(check_input);
  app.add_flag("--offline", out.offline, "Send nothing");
  app.add_flag("--show-late", out.show_late, "Show results that come too late");
  app.add_option("--speed", out.speed, "Time passes N times faster")->check(CLI::Range(1.0, 10'000.0));
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
