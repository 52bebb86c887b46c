// A caller in C that does everything wrong that can be told: an error each time, and the next call works.
#include <array>
#include <functional>

#include "c/c_host.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

// One of everything, in order.
struct Stage {
  CBundle bundle = open_c(own_bundle());
  CArticle article = open_c(bundle, ordinal_of(bundle, "5d0a41f2-7c1e-4b6a-9f10-2e6b8c0d7a11"));
  CSession session;
  std::string out;

  Stage() { REQUIRE(shelf_session_open(article, nullptr, nullptr, session.out(), nullptr) == SHELF_OK); }

  // Everything still answers as it should.
  void check_works() {
    out.clear();
    REQUIRE(shelf_render(article, SHELF_TEXT, nullptr, append, &out, nullptr) == SHELF_OK);
    REQUIRE_FALSE(out.empty());
    REQUIRE(shelf_session_start(session, 1, append, &out, nullptr) == SHELF_OK);
  }
};

void check_refused(shelf_status status, const shelf_error& error, std::string_view part) {
  CHECK(status == SHELF_BAD_ARGUMENT);
  CHECK(error.status == SHELF_BAD_ARGUMENT);
  REQUIRE(error.part != nullptr);
  CHECK(error.part == part);
}

// Something that is no handle: zeros, and a handle of another kind.
template <class Handle>
std::vector<const Handle*> strangers(const Stage& stage) {
  static const std::array<std::uint64_t, 8> zeros{};
  std::vector<const Handle*> out = {nullptr, reinterpret_cast<const Handle*>(zeros.data())};
  const std::array<const void*, 3> handles = {static_cast<shelf_bundle*>(stage.bundle),
                                              static_cast<shelf_article*>(stage.article),
                                              static_cast<shelf_session*>(stage.session)};
  for (const void* handle : handles) out.push_back(reinterpret_cast<const Handle*>(handle));
  return out;
}

}  // namespace

TEST_CASE("no bundle, or another handle, where a bundle belongs") {
  Stage stage;
  for (const shelf_bundle* wrong : strangers<shelf_bundle>(stage)) {
    if (wrong == stage.bundle) continue;
    auto error = make<shelf_error>();
    auto summary = make<shelf_summary>();
    const auto query = make<shelf_query>();
    std::size_t count = 0;
    shelf_article* article = nullptr;
    check_refused(shelf_find(wrong, &query, nullptr, 0, &count, &error), error, "bundle");
    check_refused(shelf_summarize(wrong, 0, &summary, &error), error, "bundle");
    check_refused(shelf_info(wrong, append, &stage.out, &error), error, "bundle");
    check_refused(shelf_verify(wrong, nullptr, nullptr, &count, &error), error, "bundle");
    check_refused(shelf_article_open(wrong, 0, &article, &error), error, "bundle");
    CHECK(article == nullptr);
    CHECK(shelf_article_count(wrong) == 0);
    shelf_bundle* closed = const_cast<shelf_bundle*>(wrong);
    shelf_bundle_close(&closed);  // left alone
    CHECK(closed == wrong);
  }
  stage.check_works();
}

TEST_CASE("no article, or another handle, where an article belongs") {
  Stage stage;
  for (const shelf_article* wrong : strangers<shelf_article>(stage)) {
    if (wrong == stage.article) continue;
    auto error = make<shelf_error>();
    shelf_session* session = nullptr;
    check_refused(shelf_render(wrong, SHELF_HTML, nullptr, append, &stage.out, &error), error, "article");
    check_refused(shelf_widgets(wrong, append, &stage.out, &error), error, "article");
    check_refused(shelf_requests(wrong, nullptr, nullptr, append, &stage.out, &error), error, "article");
    check_refused(shelf_session_open(wrong, nullptr, nullptr, &session, &error), error, "article");
    CHECK(session == nullptr);
    CHECK(shelf_article_path(wrong).size == 0);
    CHECK(shelf_article_attribute(wrong, c_text("articleId")).size == 0);
  }
  stage.check_works();
}

TEST_CASE("no session, or another handle, where a session belongs") {
  Stage stage;
  const shelf_text slot = c_text("00000000-0000-0000-0000-000000000000");
  for (const shelf_session* stranger : strangers<shelf_session>(stage)) {
    auto* const wrong = const_cast<shelf_session*>(stranger);
    if (wrong == stage.session) continue;
    auto error = make<shelf_error>();
    const auto answer = make<shelf_answer>();
    auto options = make<shelf_render_options>();
    std::int64_t due = 0;
    const auto refused = [&](shelf_status status) { check_refused(status, error, "session"); };
    refused(shelf_session_start(wrong, 0, append, &stage.out, &error));
    refused(shelf_session_run(wrong, slot, 0, append, &stage.out, &error));
    refused(shelf_session_submit(wrong, slot, nullptr, 0, 0, append, &stage.out, &error));
    refused(shelf_session_answer(wrong, &answer, 0, append, &stage.out, &error));
    refused(shelf_session_tick(wrong, 0, append, &stage.out, &error));
    refused(shelf_session_cancel(wrong, slot, append, &stage.out, &error));
    refused(shelf_session_set_context(wrong, nullptr, 0, append, &stage.out, &error));
    refused(shelf_session_set_offline(wrong, 1, &error));
    refused(shelf_session_merge(wrong, c_text("{}"), append, &stage.out, &error));
    refused(shelf_session_states(wrong, append, &stage.out, &error));
    CHECK(shelf_session_next_due(wrong, &due) == 0);
    CHECK(shelf_session_settled(wrong) == 0);
    if (wrong == nullptr) continue;  // no session is given: that is none
    options.session = wrong;
    check_refused(shelf_render(stage.article, SHELF_HTML, &options, append, &stage.out, &error), error,
                  "options.session");
  }
  stage.check_works();
}

TEST_CASE("a handle that is closed twice, or is none, is left alone") {
  Stage stage;
  shelf_article_close(stage.article.out());
  CHECK(stage.article == nullptr);
  shelf_article_close(stage.article.out());
  shelf_article_close(nullptr);
  shelf_bundle_close(nullptr);
  shelf_session_close(nullptr);
  shelf_session_close(stage.session.out());
  shelf_session_close(stage.session.out());
  shelf_bundle_close(stage.bundle.out());
  shelf_bundle_close(stage.bundle.out());
  CHECK(stage.bundle == nullptr);
}

TEST_CASE("a place for the answer that is NULL") {
  Stage stage;
  auto error = make<shelf_error>();
  const auto query = make<shelf_query>();
  std::size_t count = 0;
  check_refused(shelf_open_file("x", nullptr, nullptr, &error), error, "bundle");
  check_refused(shelf_open_memory("x", 1, nullptr, nullptr, &error), error, "bundle");
  check_refused(shelf_article_open(stage.bundle, 0, nullptr, &error), error, "article");
  check_refused(shelf_session_open(stage.article, nullptr, nullptr, nullptr, &error), error, "session");
  check_refused(shelf_find(stage.bundle, &query, nullptr, 0, nullptr, &error), error, "count");
  check_refused(shelf_find(stage.bundle, &query, nullptr, 4, &count, &error), error, "articles");
  check_refused(shelf_summarize(stage.bundle, 0, nullptr, &error), error, "summary");
  check_refused(shelf_verify(stage.bundle, nullptr, nullptr, nullptr, &error), error, "count");
  check_refused(shelf_render(stage.article, SHELF_HTML, nullptr, nullptr, nullptr, &error), error, "sink");
  check_refused(shelf_info(stage.bundle, nullptr, nullptr, &error), error, "sink");
  check_refused(shelf_widgets(stage.article, nullptr, nullptr, &error), error, "sink");
  check_refused(shelf_requests(stage.article, nullptr, nullptr, nullptr, nullptr, &error), error, "sink");
  check_refused(shelf_session_start(stage.session, 0, nullptr, nullptr, &error), error, "sink");
  check_refused(shelf_session_merge(stage.session, c_text("{}"), nullptr, nullptr, &error), error, "sink");
  check_refused(shelf_session_states(stage.session, nullptr, nullptr, &error), error, "sink");
  CHECK(shelf_session_next_due(stage.session, nullptr) == 0);
  CHECK(shelf_to_buffer(nullptr, "x", 1) != 0);
  shelf_buffer nowhere = {nullptr, 8, 0};
  CHECK(shelf_to_buffer(&nowhere, "x", 1) != 0);
  stage.check_works();
}

TEST_CASE("something to read that is NULL") {
  Stage stage;
  auto error = make<shelf_error>();
  CBundle bundle;
  std::size_t count = 0;
  check_refused(shelf_open_file(nullptr, nullptr, bundle.out(), &error), error, "path");
  check_refused(shelf_open_memory(nullptr, 8, nullptr, bundle.out(), &error), error, "data");
  CHECK(shelf_open_memory(nullptr, 0, nullptr, bundle.out(), &error) == SHELF_EMPTY_FILE);
  check_refused(shelf_find(stage.bundle, nullptr, nullptr, 0, &count, &error), error, "query");
  check_refused(shelf_session_answer(stage.session, nullptr, 0, append, &stage.out, &error), error, "answer");
  CHECK(shelf_cloud_of({nullptr, 5}) == SHELF_ANY_CLOUD);
  CHECK(shelf_article_type_of({nullptr, 5}) == SHELF_TYPE_UNKNOWN);
  CHECK(shelf_article_attribute(stage.article, {nullptr, 5}).size == 0);
  CHECK(shelf_describe(nullptr, nullptr, 0) > 0);
  stage.check_works();
}

TEST_CASE("a text or a list of a size that points nowhere") {
  Stage stage;
  const shelf_text nowhere = {nullptr, 16u << 20};
  auto error = make<shelf_error>();
  std::size_t count = 0;
  const auto find = [&](const std::function<void(shelf_query&)>& damage, std::string_view part) {
    auto query = make<shelf_query>();
    damage(query);
    check_refused(shelf_find(stage.bundle, &query, nullptr, 0, &count, &error), error, part);
  };
  find([&](shelf_query& query) { query.topic = nowhere; }, "query.topic");
  find([&](shelf_query& query) { query.product = nowhere; }, "query.product");
  find([&](shelf_query& query) { query.article_id = nowhere; }, "query.article_id");
  find([&](shelf_query& query) { query.service = nowhere; }, "query.service");
  find([&](shelf_query& query) { query.tag_count = 2; }, "query.tags");
  find([&](shelf_query& query) { query.types = 0xffff'ffffu; }, "query.types");
  find([&](shelf_query& query) { query.cloud = 7; }, "query.cloud");
  find([&](shelf_query& query) { query.has_resource = 3; }, "query.has_resource");
  const auto render = [&](const std::function<void(shelf_render_options&)>& damage, std::string_view part) {
    auto options = make<shelf_render_options>();
    damage(options);
    check_refused(shelf_render(stage.article, SHELF_HTML, &options, append, &stage.out, &error), error, part);
  };
  const shelf_value without_items = {c_text("name"), nullptr, 1, 0};
  const shelf_value no_item = {c_text("name"), nullptr, 0, 0};
  const shelf_named_text unknown = {c_text("no such message"), c_text("x")};
  render([](shelf_render_options& options) { options.value_count = 1; }, "values");
  render([&](shelf_render_options& options) { options.values = &without_items, options.value_count = 1; },
         "values.items");
  render([&](shelf_render_options& options) { options.values = &no_item, options.value_count = 1; },
         "values.item_count");
  render([](shelf_render_options& options) { options.message_count = 9; }, "messages");
  render([&](shelf_render_options& options) { options.messages = &unknown, options.message_count = 1; },
         "messages.name");
  render([](shelf_render_options& options) { options.title = 2; }, "options.title");
  check_refused(shelf_session_submit(stage.session, c_text("short"), nullptr, 0, 0, append, &stage.out, &error), error,
                "slot");
  check_refused(shelf_session_merge(stage.session, nowhere, append, &stage.out, &error), error, "solution");
  stage.check_works();
}

TEST_CASE("a structure of a size that is none, or with members that the library does not know") {
  Stage stage;
  auto error = make<shelf_error>();
  std::size_t count = 0;
  for (const std::size_t size : {std::size_t{0}, std::size_t{8}, sizeof(shelf_query) - 1, ~std::size_t{0}}) {
    auto query = make<shelf_query>();
    query.struct_size = size;
    check_refused(shelf_find(stage.bundle, &query, nullptr, 0, &count, &error), error, "query");
    auto summary = make<shelf_summary>();
    summary.struct_size = size < sizeof summary ? size : 0;
    check_refused(shelf_summarize(stage.bundle, 0, &summary, &error), error, "summary");
  }
  struct Newer {
    shelf_query query = make<shelf_query>();
    std::uint64_t unknown = 0;
  } newer;
  newer.query.struct_size = sizeof newer;
  CHECK(shelf_find(stage.bundle, &newer.query, nullptr, 0, &count, &error) == SHELF_OK);
  newer.unknown = 1;
  check_refused(shelf_find(stage.bundle, &newer.query, nullptr, 0, &count, &error), error, "query");
  auto small = make<shelf_error>();
  small.struct_size = 8;
  CHECK(shelf_info(stage.bundle, append, &stage.out, &small) == SHELF_BAD_ARGUMENT);
  CHECK(small.status == SHELF_OK);  // not written to
  CHECK(shelf_describe(&small, nullptr, 0) > 0);
  stage.check_works();
}

TEST_CASE("numbers that are none of their enumeration") {
  Stage stage;
  auto error = make<shelf_error>();
  check_refused(shelf_render(stage.article, 7, nullptr, append, &stage.out, &error), error, "format");
  CHECK(shelf_format_name(7) == std::string_view("unknown"));
  CHECK(shelf_cloud_name(0) == std::string_view("unknown"));
  CHECK(shelf_cloud_name(99) == std::string_view("unknown"));
  CHECK(shelf_article_type_name(0xffff'ffffu) == std::string_view("unknown"));
  CHECK(shelf_status_name(-1) == std::string_view("unknown"));
  auto answer = make<shelf_answer>();
  answer.outcome = 6;
  check_refused(shelf_session_answer(stage.session, &answer, 0, append, &stage.out, &error), error, "answer.outcome");
  auto context = make<shelf_context>();
  context.cloud = 8;
  check_refused(shelf_requests(stage.article, &context, nullptr, append, &stage.out, &error), error, "context.cloud");
  shelf_article* none = nullptr;
  CHECK(shelf_article_open(stage.bundle, 0xffff'ffffu, &none, &error) == SHELF_BAD_ARGUMENT);
  auto summary = make<shelf_summary>();
  CHECK(shelf_summarize(stage.bundle, 1'000'000, &summary, &error) == SHELF_BAD_ARGUMENT);
  stage.check_works();
}

TEST_CASE("keys of 16 MiB, without an end, and of bytes that are no text") {
  Stage stage;
  const std::string huge(std::size_t{16} << 20, 'a');
  auto query = make<shelf_query>();
  query.topic = c_text(huge);
  CHECK(found(stage.bundle, query).empty());
  query.topic = c_text(std::string_view("\xff\xfe\x00 41000101", 12));
  CHECK(found(stage.bundle, query).empty());
  const std::array<char, 8> without_end = {'4', '1', '0', '0', '0', '1', '0', '1'};
  query.topic = {without_end.data(), without_end.size()};
  CHECK_FALSE(found(stage.bundle, query).empty());
  const shelf_text item = c_text(huge);
  const shelf_value value = {c_text("vmname"), &item, 1, 0};
  auto options = make<shelf_render_options>();
  auto error = make<shelf_error>();
  options.values = &value;
  options.value_count = 1;
  CHECK(shelf_render(stage.article, SHELF_HTML, &options, append, &stage.out, &error) == SHELF_VALUE_TOO_LONG);
  CHECK(error.bound == 4096);
  stage.check_works();
}

TEST_CASE("a sink that stops") {
  Stage stage;
  auto error = make<shelf_error>();
  const auto stop = [](void*, const char*, std::size_t) { return 1; };
  CHECK(shelf_render(stage.article, SHELF_HTML, nullptr, stop, nullptr, &error) == SHELF_STOPPED);
  CHECK(shelf_info(stage.bundle, stop, nullptr, &error) == SHELF_STOPPED);
  CHECK(shelf_widgets(stage.article, stop, nullptr, &error) == SHELF_STOPPED);
  CHECK(shelf_session_states(stage.session, stop, nullptr, &error) == SHELF_STOPPED);
  stage.check_works();
}

TEST_CASE("a sink that calls the library: other handles work, its own session does not") {
  Stage stage;
  const auto reenter = [](void* user, const char*, std::size_t) {
    auto& at = *static_cast<Stage*>(user);
    auto error = make<shelf_error>();
    check_refused(shelf_session_tick(at.session, 1, append, &at.out, &error), error, "session, in a sink of its own");
    at.out.clear();
    return shelf_render(at.article, SHELF_TEXT, nullptr, append, &at.out, nullptr) == SHELF_OK ? 0 : 1;
  };
  CHECK(shelf_session_states(stage.session, reenter, &stage, nullptr) == SHELF_OK);
  CHECK_FALSE(stage.out.empty());
  stage.check_works();
}

TEST_CASE("a sink that closes what is being written") {
  Stage stage;
  const auto close = [](void* user, const char*, std::size_t) {
    auto& at = *static_cast<Stage*>(user);
    shelf_session_close(at.session.out());
    shelf_article_close(at.article.out());
    shelf_bundle_close(at.bundle.out());
    return 0;
  };
  CHECK(shelf_session_states(stage.session, close, &stage, nullptr) == SHELF_OK);
  CHECK(stage.bundle == nullptr);
}
