// Through the C interface everything is as through the C++ one.
#include <array>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "c/c_host.hpp"
#include "shelf/shelf.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

constexpr std::string_view resource =
    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Nimbus.Network/gateways/gw";

Bundle open_cpp() {
  auto bundle = Bundle::open_memory(std::as_bytes(std::span(own_bundle())));
  REQUIRE(bundle);
  return std::move(*bundle);
}

Context cpp_context() {
  Context context;
  context.cloud = Cloud::Fairfax;
  context.resource_id = resource;
  context.topic_name = "Gateways";
  context.capabilities = {"insight", "metric@1"};
  context.now = 1'900'000'000;
  context.nonce = "n";
  context.automatic_diagnostics = false;
  return context;
}

const std::array<shelf_text, 2> capabilities = {c_text("insight"), c_text("metric@1")};

shelf_context c_context() {
  auto context = make<shelf_context>();
  context.cloud = SHELF_CLOUD_FAIRFAX;
  context.resource_id = c_text(resource);
  context.topic_name = c_text("Gateways");
  context.capabilities = capabilities.data();
  context.capability_count = capabilities.size();
  context.now = 1'900'000'000;
  context.nonce = c_text("n");
  context.manual_diagnostics = 1;
  return context;
}

std::string lines_of(const Bundle& bundle, const Article& article, const Context& context) {
  std::string lines;
  RequestList requests;
  const WidgetList widgets = article.widgets();
  REQUIRE_FALSE(make_requests(article, widgets, context, requests, {.bundle = &bundle}));
  for (const Request& request : requests) {
    REQUIRE_FALSE(write_json(request, lines));
    lines += '\n';
  }
  return lines;
}

std::string widget_lines(const Article& article) {
  std::string lines;
  for (const Widget& widget : article.widgets()) {
    REQUIRE_FALSE(write_json(widget, lines));
    lines += '\n';
  }
  return lines;
}

}  // namespace

TEST_CASE("every article is rendered to the same bytes in every format") {
  const Bundle cpp = open_cpp();
  const CBundle bundle = open_c(own_bundle());
  REQUIRE(shelf_article_count(bundle) == cpp.article_count());

  Values values;
  REQUIRE_FALSE(values.set("vmname", "<web-1>"));
  REQUIRE_FALSE(values.set_list("servers", std::vector<std::string>{"a", "b"}));
  const Context known = cpp_context();
  Messages words;
  words.texts[static_cast<std::size_t>(Message::idle)] = "Nicht begonnen";
  const RenderOptions options{
      .title = true, .values = &values, .context = &known, .messages = &words, .bundle = &cpp, .width = 60};

  const shelf_text name = c_text("<web-1>");
  const std::array<shelf_text, 2> servers = {c_text("a"), c_text("b")};
  const std::array<shelf_value, 2> c_values = {
      {{c_text("vmname"), &name, 1, 0}, {c_text("servers"), servers.data(), servers.size(), 1}}};
  const shelf_named_text message = {c_text("idle"), c_text("Nicht begonnen")};
  const shelf_context c_known = c_context();
  auto c_options = make<shelf_render_options>();
  c_options.title = 1;
  c_options.width = 60;
  c_options.values = c_values.data();
  c_options.value_count = c_values.size();
  c_options.context = &c_known;
  c_options.messages = &message;
  c_options.message_count = 1;

  for (std::uint32_t i = 0; i < cpp.article_count(); ++i) {
    const auto article = cpp.article(ArticleRef{i});
    REQUIRE(article);
    const CArticle c_article = open_c(bundle, i);
    for (shelf_format format = SHELF_HTML; format <= SHELF_APOLLO; ++format) {
      CAPTURE(i, shelf_format_name(format));
      std::string plain, rich, c_plain, c_rich;
      REQUIRE(article->render(static_cast<Format>(format), plain, {.bundle = &cpp}));
      REQUIRE(article->render(static_cast<Format>(format), rich, options));
      REQUIRE(shelf_render(c_article, format, nullptr, append, &c_plain, nullptr) == SHELF_OK);
      REQUIRE(shelf_render(c_article, format, &c_options, append, &c_rich, nullptr) == SHELF_OK);
      CHECK(c_plain == plain);
      CHECK(c_rich == rich);
    }
  }
}

TEST_CASE("widgets and requests are the same lines") {
  const Bundle cpp = open_cpp();
  const CBundle bundle = open_c(own_bundle());
  std::size_t widgets = 0, requests = 0;
  for (std::uint32_t i = 0; i < cpp.article_count(); ++i) {
    CAPTURE(i);
    const auto article = cpp.article(ArticleRef{i});
    REQUIRE(article);
    const CArticle c_article = open_c(bundle, i);
    std::string lines;
    REQUIRE(shelf_widgets(c_article, append, &lines, nullptr) == SHELF_OK);
    CHECK(lines == widget_lines(*article));
    widgets += lines.size();
    lines.clear();
    const shelf_context context = c_context();
    REQUIRE(shelf_requests(c_article, &context, nullptr, append, &lines, nullptr) == SHELF_OK);
    CHECK(lines == lines_of(cpp, *article, cpp_context()));
    requests += lines.size();
  }
  CHECK(widgets > 0);
  CHECK(requests > 0);
}

TEST_CASE("an answer to the questions of a check becomes a parameter of its request") {
  const CBundle bundle = open_c(own_bundle());
  const CArticle article = open_c(bundle, ordinal_of(bundle, "5d0a41f2-7c1e-4b6a-9f10-2e6b8c0d7a11"));
  const shelf_context context = c_context();
  const shelf_named_text input = {c_text("backendName"), c_text("pool-7")};
  auto options = make<shelf_request_options>();
  options.inputs = &input;
  options.input_count = 1;
  options.generation = 3;
  std::string lines;
  REQUIRE(shelf_requests(article, &context, &options, append, &lines, nullptr) == SHELF_OK);
  CHECK(lines.find("pool-7") != std::string::npos);
  CHECK(lines.find("\"generation\":3") != std::string::npos);
}

TEST_CASE("look-up gives the same articles in the same order") {
  const Bundle cpp = open_cpp();
  const CBundle bundle = open_c(own_bundle());
  const std::array<std::string_view, 1> tags = {"vnet"};
  const shelf_text tag = c_text("vnet");
  const std::array<Query, 6> queries = {
      {{.topic = "41000101", .product = "20101"},
       {.topic = "7B1F0C52-91D4-4C0E-8A55-3F2D6E9B1C04", .cloud = Cloud::Public, .has_resource = true},
       {.types = ArticleType::Generic, .has_resource = false},
       {.article_id = "machinerestart-host"},
       {.service = "Nimbus.Network", .tags = tags},
       {.topic = "no such topic"}}};
  std::array<shelf_query, 6> c_queries;
  c_queries.fill(make<shelf_query>());
  c_queries[0].topic = c_text("41000101");
  c_queries[0].product = c_text("20101");
  c_queries[1].topic = c_text("7B1F0C52-91D4-4C0E-8A55-3F2D6E9B1C04");
  c_queries[1].cloud = SHELF_CLOUD_PUBLIC;
  c_queries[1].has_resource = SHELF_YES;
  c_queries[2].types = 1u << SHELF_TYPE_GENERIC;
  c_queries[2].has_resource = SHELF_NO;
  c_queries[3].article_id = c_text("machinerestart-host");
  c_queries[4].service = c_text("Nimbus.Network");
  c_queries[4].tags = &tag;
  c_queries[4].tag_count = 1;
  c_queries[5].topic = c_text("no such topic");
  std::size_t in_all = 0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    CAPTURE(i);
    const auto hits = cpp.find(queries[i]);
    REQUIRE(hits);
    std::vector<std::uint32_t> expected;
    for (const ArticleRef hit : *hits) expected.push_back(hit.ordinal);
    CHECK(found(bundle, c_queries[i]) == expected);
    in_all += expected.size();
  }
  CHECK(in_all > 10);
}

TEST_CASE("a summary, the path and attributes say what the catalogue says") {
  const Bundle cpp = open_cpp();
  const CBundle bundle = open_c(own_bundle());
  for (std::uint32_t i = 0; i < cpp.article_count(); ++i) {
    const auto expected = cpp.summary(ArticleRef{i});
    REQUIRE(expected);
    auto summary = make<shelf_summary>();
    REQUIRE(shelf_summarize(bundle, i, &summary, nullptr) == SHELF_OK);
    CHECK(std::string_view(summary.id.data, summary.id.size) == expected->id);
    CHECK(std::string_view(summary.title.data, summary.title.size) == expected->title);
    CHECK(shelf_article_type_name(summary.type) == name(expected->type));
    CHECK(summary.clouds == expected->clouds);
    CHECK(summary.has_display_order == (expected->display_order ? 1u : 0u));
    CHECK(summary.display_order == expected->display_order.value_or(0));
    CHECK((summary.resource_required == SHELF_YES) == (expected->resource_required == true));
    CHECK((summary.resource_required == SHELF_NO) == (expected->resource_required == false));
    CHECK((summary.shadowed == 1) == expected->shadowed);
    const auto article = cpp.article(ArticleRef{i});
    const CArticle c_article = open_c(bundle, i);
    const shelf_text path = shelf_article_path(c_article);
    CHECK(std::string_view(path.data, path.size) == article->source_path());
    const shelf_text topics = shelf_article_attribute(c_article, c_text("SUPPORTTOPICIDS"));
    CHECK(std::string_view(topics.data, topics.size) == article->attribute("supportTopicIds"));
  }
}

TEST_CASE("a file is opened, described and verified") {
  const CBundle bundle = open_c(own_bundle());
  std::string info, expected;
  REQUIRE(shelf_info(bundle, append, &info, nullptr) == SHELF_OK);
  REQUIRE_FALSE(write_json(open_cpp().info(), expected));
  CHECK(info == expected + "\n");
  std::size_t damage = 1;
  REQUIRE(shelf_verify(bundle, nullptr, nullptr, &damage, nullptr) == SHELF_OK);
  CHECK(damage == 0);
}

TEST_CASE("damage is told with its place") {
  std::string bytes = own_bundle();
  bytes[bytes.size() - 20] = static_cast<char>(~bytes[bytes.size() - 20]);
  auto options = make<shelf_open_options>();
  auto error = make<shelf_error>();
  CBundle bundle;
  options.verify_checksums = 1;
  CHECK(shelf_open_memory(bytes.data(), bytes.size(), &options, bundle.out(), &error) == SHELF_BAD_CHECKSUM);
  CHECK(bundle == nullptr);
  CHECK(error.status == SHELF_BAD_CHECKSUM);
  CHECK(sentence(error).find("checksum") != std::string::npos);
  options.verify_checksums = 0;
  REQUIRE(shelf_open_memory(bytes.data(), bytes.size(), &options, bundle.out(), &error) == SHELF_OK);
  std::vector<std::string> told;
  std::size_t count = 0;
  const auto tell = [](void* to, const shelf_error* damage) {
    static_cast<std::vector<std::string>*>(to)->push_back(sentence(*damage));
    return 0;
  };
  REQUIRE(shelf_verify(bundle, tell, &told, &count, nullptr) == SHELF_OK);
  CHECK(count > 0);
  CHECK(told.size() == count);
}

TEST_CASE("a limit of the caller is kept") {
  auto options = make<shelf_open_options>();
  options.max_articles = 3;
  auto error = make<shelf_error>();
  CBundle bundle;
  CHECK(shelf_open_memory(own_bundle().data(), own_bundle().size(), &options, bundle.out(), &error) ==
        SHELF_TOO_MANY_ARTICLES);
  CHECK(error.bound == 3);
}

TEST_CASE("a missing file is an error of the system") {
  CBundle bundle;
  auto error = make<shelf_error>();
  CHECK(shelf_open_file("no/such/file.shelf", nullptr, bundle.out(), &error) == SHELF_IO);
  CHECK(error.system_error == ENOENT);
  CHECK(sentence(error).find("No such file") != std::string::npos);
}

TEST_CASE("an article outlives the handle of its bundle") {
  CArticle article;
  {
    const std::string& bytes = own_bundle();
    const CBundle bundle = open_c(bytes);
    article = open_c(bundle, 0);
  }
  std::string html;
  CHECK(shelf_render(article, SHELF_HTML, nullptr, append, &html, nullptr) == SHELF_OK);
  CHECK_FALSE(html.empty());
}

TEST_CASE("a buffer of the caller takes what fits and counts the rest") {
  const CBundle bundle = open_c(own_bundle());
  const CArticle article = open_c(bundle, 0);
  std::string whole;
  REQUIRE(shelf_render(article, SHELF_TEXT, nullptr, append, &whole, nullptr) == SHELF_OK);
  std::string room(whole.size() / 2, '\0');
  shelf_buffer buffer = {room.data(), room.size(), 0};
  REQUIRE(shelf_render(article, SHELF_TEXT, nullptr, shelf_to_buffer, &buffer, nullptr) == SHELF_OK);
  CHECK(buffer.size == whole.size());
  CHECK(whole.starts_with(room));
}

TEST_CASE("names and numbers of types, clouds, formats and errors agree with the library's") {
  for (unsigned i = 0; i <= SHELF_TYPE_PARTNER_CENTER_QUICK_START; ++i) {
    CHECK(shelf_article_type_name(i) == name(static_cast<ArticleType>(i)));
    if (i > 0) CHECK(shelf_article_type_of(c_text(shelf_article_type_name(i))) == i);
  }
  for (unsigned i = SHELF_CLOUD_PUBLIC; i <= SHELF_CLOUD_USSEC; ++i) {
    CHECK(shelf_cloud_name(i) == name(static_cast<Cloud>(i - 1)));
    CHECK(shelf_cloud_of(c_text(shelf_cloud_name(i))) == i);
  }
  for (unsigned i = SHELF_HTML; i <= SHELF_APOLLO; ++i) CHECK(shelf_format_name(i) == name(static_cast<Format>(i)));
  for (int status = 1; status < 100; ++status) CHECK(shelf_status_name(status) == name(static_cast<Errc>(status)));
  CHECK(shelf_status_name(SHELF_OK) == std::string_view("ok"));
  CHECK(shelf_version() == library_version());
}

TEST_CASE("every member of every object is described") {
  std::ifstream in(SHELF_JSON_DOCUMENT);
  const std::string document(std::istreambuf_iterator<char>(in), {});
  REQUIRE_FALSE(document.empty());
  std::set<std::string> members;
  const std::function<void(const nlohmann::json&)> gather = [&](const nlohmann::json& value) {
    for (const auto& [name, inner] : value.items()) {
      if (value.is_object()) members.insert(name);
      if (name != "types" && inner.is_structured()) gather(inner);  // which has names of types
    }
  };
  const CBundle bundle = open_c(own_bundle());
  std::string lines;
  REQUIRE(shelf_info(bundle, append, &lines, nullptr) == SHELF_OK);
  for (std::uint32_t i = 0; i < shelf_article_count(bundle); ++i) {
    const CArticle article = open_c(bundle, i);
    CSession session;
    REQUIRE(shelf_session_open(article, nullptr, nullptr, session.out(), nullptr) == SHELF_OK);
    REQUIRE(shelf_widgets(article, append, &lines, nullptr) == SHELF_OK);
    REQUIRE(shelf_session_states(session, append, &lines, nullptr) == SHELF_OK);
    REQUIRE(shelf_session_merge(session, c_text("{}"), append, &lines, nullptr) == SHELF_OK);
  }
  std::istringstream each(lines);
  for (std::string line; std::getline(each, line);) gather(nlohmann::json::parse(line));
  CHECK(members.size() > 60);
  for (const std::string& name : members) {
    CAPTURE(name);
    CHECK(document.find('`' + name + '`') != std::string::npos);
  }
}
