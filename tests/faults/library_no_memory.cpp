// F14: every allocation of a call of the library fails once: the call says no_memory or does without, and the same
// bundle then answers as before.
#include "faults/failing_memory.hpp"
#include "support/specimen_file.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

Result<Bundle> open_specimen() { return Bundle::open_memory(std::as_bytes(std::span(specimen()))); }

template <class T>
Outcome outcome_of(const Result<T>& result, std::uint64_t answer = 0) {
  if (!result) return {0, result.error()};
  return {answer, {}};
}

Outcome render(const Bundle& bundle, std::uint32_t ordinal, Format format) {
  const auto article = bundle.article(ArticleRef{ordinal});
  if (!article) return outcome_of(article);
  std::string& out = page();
  const auto rendered = article->render(format, out);
  return outcome_of(rendered, number_of(out));
}

}  // namespace

TEST_CASE("no memory: opening says so, from memory and from a file, copied or mapped") {
  const std::string path = specimen_path();
  for (const bool map : {false, true}) {
    const long made = fail_each([&] {
      OpenOptions options;
      options.map = map;
      return outcome_of(Bundle::open_file(path, options));
    });
    CHECK(made > 1);
  }
  CHECK(fail_each([] { return outcome_of(open_specimen()); }) > 1);
}

TEST_CASE("no memory: looking up needs none, names of articles may") {
  const auto bundle = open_specimen();
  REQUIRE(bundle);
  CHECK(fail_each([&] {
          const auto hits = bundle->find({.topic = "70000101", .product = "30101"});
          return outcome_of(hits, hits ? hits->front().ordinal : 0);
        }) == 0);
  // Opened anew each time: names are expanded once.
  CHECK(fail_each([&] {
          const auto fresh = open_specimen();
          if (!fresh) return outcome_of(fresh);
          const auto summary = fresh->summary(ArticleRef{0});
          return outcome_of(summary, summary ? number_of(summary->title) : 0);
        }) > 1);
}

TEST_CASE("no memory: an article is refused or rendered whole, in every format") {
  for (const Format format :
       {Format::html, Format::text, Format::ansi, Format::markdown, Format::json, Format::help, Format::apollo}) {
    for (std::uint32_t ordinal = 0; ordinal < 8; ++ordinal) {
      CAPTURE(ordinal);
      const auto bundle = open_specimen();  // its dictionary is unpacked when it is first wanted
      REQUIRE(bundle);
      CHECK(fail_each([&] { return render(*bundle, ordinal, format); }) > 1);
    }
  }
}

TEST_CASE("no memory: a bundle just opened is no worse after what it could not do at first") {
  CHECK(fail_each([] {
          const auto bundle = open_specimen();
          if (!bundle) return outcome_of(bundle);
          const Outcome first = render(*bundle, 0, Format::html);
          return first.error ? render(*bundle, 0, Format::html) : first;
        }) > 10);
}

TEST_CASE("no memory: widgets and their requests are all there, or none") {
  const auto bundle = open_specimen();
  REQUIRE(bundle);
  Context context;
  context.resource_id =
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Lantern.Streets/cabinets/c7";
  long made = 0;
  for (std::uint32_t ordinal = 0; ordinal < bundle->article_count(); ++ordinal) {
    const auto article = bundle->article(ArticleRef{ordinal});
    REQUIRE(article);
    made += fail_each([&]() -> Outcome {
      WidgetList widgets;
      RequestList requests;
      if (const auto failed = article->read_widgets(widgets)) return {0, failed};
      if (const auto failed = make_requests(*article, widgets, context, requests)) {
        CHECK(requests.empty());
        return {0, failed};
      }
      std::string& json = page();
      for (const Request& request : requests)
        if (const auto failed = write_json(request, json)) return {0, failed};
      return {number_of(json), {}};
    });
  }
  CHECK(made > 10);
}
