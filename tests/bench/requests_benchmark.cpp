// Requests of an article with two metrics, a check, a blade and a search.
// Usage: requests_benchmark; the article is of the project's own, compiled into the program's memory first. Another
// one: SHELF_BENCH_ARTICLES names its folder, SHELF_BENCH_ID its articleId.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "shelf/request.hpp"
#include "shelf/shelf.hpp"
#include "shelfc/compile.hpp"

namespace {

const char* from_environment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : value;
}

const shelf::Bundle& own_articles() {
  static const std::string bytes = [] {
    shelf::compiler::Options options;
    options.sources = {from_environment("SHELF_BENCH_ARTICLES", SHELF_ARTICLES)};
    options.threads = 1;
    return shelf::compiler::compile(options).bundle;
  }();
  static const auto bundle = shelf::Bundle::open_memory(std::as_bytes(std::span(bytes)));
  if (!bundle) std::abort();
  return *bundle;
}

shelf::Article gateway_article() {
  shelf::Query query;
  query.article_id = from_environment("SHELF_BENCH_ID", "5d0a41f2-7c1e-4b6a-9f10-2e6b8c0d7a11");
  const auto hits = own_articles().find(query);
  if (!hits || hits->empty()) std::abort();
  auto article = own_articles().article(hits->front());
  if (!article) std::abort();
  return std::move(*article);
}

shelf::Context gateway_context() {
  shelf::Context context;
  context.resource_id =
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/nimbus.network/gateways/gw";
  context.now = 1715342820;
  context.nonce = "nonce";
  return context;
}

void make_requests_warm(benchmark::State& state) {
  const shelf::Article article = gateway_article();
  const shelf::Context context = gateway_context();
  const shelf::WidgetList widgets = article.widgets();
  shelf::RequestList list;
  for (auto _ : state) {
    shelf::make_requests(article, widgets, context, list);
    benchmark::DoNotOptimize(list.requests().data());
  }
}
BENCHMARK(make_requests_warm);

void read_widgets_warm(benchmark::State& state) {
  const shelf::Article article = gateway_article();
  shelf::WidgetList widgets;
  for (auto _ : state) {
    article.read_widgets(widgets);
    benchmark::DoNotOptimize(widgets.widgets().data());
  }
}
BENCHMARK(read_widgets_warm);

void write_json_of_all(benchmark::State& state) {
  const shelf::Article article = gateway_article();
  const shelf::Context context = gateway_context();
  const shelf::WidgetList widgets = article.widgets();
  shelf::RequestList list;
  shelf::make_requests(article, widgets, context, list);
  std::string out;
  for (auto _ : state) {
    out.clear();
    for (const shelf::Request& request : list) shelf::write_json(request, out);
    benchmark::DoNotOptimize(out.data());
  }
}
BENCHMARK(write_json_of_all);

}  // namespace

BENCHMARK_MAIN();
