// An article of widgets, opened, and the requests that come of it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "shelf/request.hpp"
#include "support/read_bundle.hpp"

namespace shelf::test {

using Json = nlohmann::json;

inline const std::string sample_guid = "11111111-2222-3333-4444-555555555555";
inline const std::string sample_topic = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
inline const std::string sample_resource =
    "/subscriptions/" + sample_guid + "/resourceGroups/rg/providers/nimbus.network/gateways/gw";

// Ops of widgets. Every one gets a slot of its own from `letter`.
class WidgetOps {
 public:
  // Children as (number of the field, text).
  WidgetOps& widget(int kind, std::vector<std::pair<int, std::string>> fields) {
    ops.add(Op::widget, {slot(), kind});
    for (const auto& [number, value] : fields) ops.add(Op::field, {number, value});
    ops.close();
    return *this;
  }
  WidgetOps& insight(const std::string& symptoms, bool inputs = false, const std::string& client = {}) {
    return widget(1, {{0, "A check"}, {10, symptoms}, {15, inputs ? "true" : ""}, {9, client}});
  }
  WidgetOps& metric(const std::string& name, const std::string& aggregation = "Avg",
                    const std::string& seconds = "259200", const std::string& name_space = {}) {
    return widget(2, {{0, "A chart"}, {3, "Title"}, {4, name}, {5, aggregation}, {8, name_space}, {22, seconds}});
  }
  WidgetOps& search(const std::string& client = {}) { return widget(3, {{0, "A search"}, {9, client}}); }
  WidgetOps& video(const std::string& source) { return widget(4, {{0, "A film"}, {17, source}}); }
  WidgetOps& blade(const std::string& extension, const std::string& name,
                   std::vector<std::pair<std::string, std::string>> parameters = {}, const std::string& uri = {}) {
    ops.add(Op::blade_action, {slot(), 2, extension, name, uri});
    for (const auto& [key, value] : parameters) ops.add(Op::parameter, {key, value});
    ops.add(Op::text, {"Open it"}).close();
    return *this;
  }
  WidgetOps& button(const std::string& url) {
    ops.add(Op::button_link, {slot(), url}).add(Op::text, {"Go"}).close();
    return *this;
  }

  UnitBuilder ops;

 private:
  std::string slot() { return std::string(16, letter_++); }
  char letter_ = 'a';
};

inline TestArticle article_with(const WidgetOps& widgets) {
  TestArticle article;
  article.id = "gateway-down";
  article.title = "The gateway is down";
  article.unit.add(Op::attribute, {8, " {" + sample_topic + "} , 123"});  // supportTopicIds
  article.unit.add(Op::attribute, {10, "nimbus.network"}).add(Op::attribute, {11, "gateways"});
  article.unit.append(UnitBuilder::markdown(widgets.ops));
  return article;
}

// Stays where it is: what it holds refers into it.
struct Sample {
  explicit Sample(const WidgetOps& ops)
      : file(build_bundle({article_with(ops)})), bundle(open()), article(decode()), widgets(article.widgets()) {}
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  [[nodiscard]] std::vector<Json> requests(const Context& context, const RequestOptions& options = {}) const {
    RequestList list;
    make_requests(article, widgets, context, list, options);
    std::vector<Json> lines;
    for (const Request& request : list) {
      std::string line;
      write_json(request, line);
      CHECK(line.find('\n') == std::string::npos);
      REQUIRE(Json::accept(line));
      lines.push_back(Json::parse(line));
    }
    return lines;
  }

  std::string file;
  Bundle bundle;
  Article article;
  WidgetList widgets;

 private:
  Bundle open() const {
    auto opened = open_bytes(file);
    REQUIRE(opened);
    return std::move(*opened);
  }
  Article decode() const {
    auto decoded = bundle.article(ArticleRef{0});
    REQUIRE(decoded);
    return std::move(*decoded);
  }
};

inline Context sample_context() {
  Context context;
  context.resource_id = sample_resource;
  context.now = 1715342820;  // 2024-05-10T12:07:00Z
  return context;
}

}  // namespace shelf::test
