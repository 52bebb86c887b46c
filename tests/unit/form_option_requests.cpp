// Which options a form asks for, and when.
#include "support/compiled_form.hpp"

using namespace shelf;
using namespace shelf::test;

namespace {

const std::string subscription = "12345678-1234-1234-1234-123456789abc";
const std::string gateway =
    "/subscriptions/" + subscription + "/resourceGroups/blue/providers/nimbus.network/gateways/north";

Context context_of(const std::string& resource = gateway) {
  Context context;
  context.resource_id = resource;
  context.nonce = "n";
  return context;
}

// "question path; question path"
std::string asked(const CompiledForm& form, const Context& context = context_of()) {
  RequestList list;
  form->option_requests(context, list);
  std::string text;
  for (const Request& request : list) {
    REQUIRE(request.input.parameters.size() == 1);
    if (!text.empty()) text += "; ";
    text.append(request.input.parameters[0]).append(" ").append(request.http.path);
  }
  return text;
}

std::string dropdown(const std::string& id, const std::string& uri, const std::string& depends_on = {},
                     const std::string& visibility = {}) {
  return R"({"id": ")" + id + R"(", "order": 1, "controlType": "dropdown", "displayLabel": "Choose )" + id + "\"" +
         (visibility.empty() ? "" : R"(, "visibility": ")" + visibility + "\"") +
         R"(, "dynamicDropdownOptions": {"uri": ")" + uri +
         R"(", "jTokenPath": "value", "textProperty": "name", "valueProperty": "id")" +
         (depends_on.empty() ? "" : R"(, "dependsOn": ")" + depends_on + "\"") + "}}";
}

const std::string listeners = "{resourceId}/listeners?api-version=2025-01-01";
const std::string rules = "{resourceId}/listeners/{replaceWithParentValue}/rules?api-version=2025-01-01";

}  // namespace

TEST_CASE("option request: a read of the resource manager that names its question") {
  CompiledForm form(dropdown("listener", "{resourceId}/listeners?api-version=2025-01-01&$filter=name ne 'a b'"));
  RequestList list;
  form->option_requests(context_of(), list, 7);
  REQUIRE(list.size() == 1);
  const Request& request = list[0];
  CHECK(request.action == Action::Http);
  CHECK(request.kind == WidgetKind::ScopingForm);
  CHECK(request.http.method == Method::Get);
  CHECK(request.http.path == gateway + "/listeners");
  CHECK(request.http.body.empty());
  REQUIRE(request.http.query.size() == 2);
  CHECK(request.http.query[0] == NamedText{"api-version", "2025-01-01"});
  CHECK(request.http.query[1] == NamedText{"$filter", "name ne 'a b'"});
  CHECK(request.generation == 7);
  CHECK(request.idempotent);
  CHECK(request.trigger == Trigger::Auto);
  CHECK(request.deadline_ms == 15000);
  CHECK(request.fallback_text == "Choose listener");
  CHECK(request.request_id.size() == 32);
  CHECK(request.missing.empty());
}

TEST_CASE("option request: what was fetched is not asked for again") {
  CompiledForm form(dropdown("listener", listeners));
  CHECK(asked(form) == "listener " + gateway + "/listeners");
  form->set_options(0, {});
  CHECK(asked(form).empty());
}

TEST_CASE("option request: hidden questions wait until they are shown") {
  CompiledForm form(R"({"id": "kind", "order": 0, "controlType": "textbox", "displayLabel": "?"}, )" +
                    dropdown("listener", listeners, {}, "kind == web"));
  CHECK(asked(form).empty());
  form.answer("kind", {"web"});
  CHECK(asked(form) == "listener " + gateway + "/listeners");
}

TEST_CASE("option request: one that depends on another waits for its answer") {
  CompiledForm form(dropdown("listener", listeners) + ", " + dropdown("rule", rules, "listener"));
  form->set_options(form.at("listener"), {{"front door", "Front door"}});
  CHECK(asked(form).empty());
  form.answer("listener", {"dont_know_answer"});
  CHECK(asked(form).empty());
  form.answer("listener", {"a", "b"});
  CHECK(asked(form).empty());
  form.answer("listener", {".."});
  CHECK(asked(form).empty());
  form.answer("listener", {"front door"});
  CHECK(asked(form) == "rule " + gateway + "/listeners/front%20door/rules");
  form->set_options(form.at("rule"), {{"1", "one"}});
  CHECK(asked(form).empty());
  form.answer("listener", {"back"});
  CHECK(asked(form) == "rule " + gateway + "/listeners/back/rules");
}

TEST_CASE("option request: another parent's answer makes another request id, the same one the same") {
  CompiledForm form(dropdown("listener", listeners) + ", " + dropdown("rule", rules, "listener"));
  form->set_options(form.at("listener"), {{"a", "A"}});
  const auto id = [&](std::string_view answer) {
    form.answer("listener", {answer});
    RequestList list;
    form->option_requests(context_of(), list);
    REQUIRE(list.size() == 1);
    return std::string(list[0].request_id);
  };
  const std::string first = id("a");
  CHECK(id("b") != first);
  CHECK(id("a") == first);
}

TEST_CASE("option request: nothing without a resource, nothing that leads elsewhere") {
  CompiledForm form(dropdown("listener", listeners) + ", " +
                    dropdown("order", "/providers/nimbus.capacity/orders?api-version=2025-01-01") + ", " +
                    dropdown("bill", "https://evil.example/bills?api-version=2025-01-01"));
  CHECK(asked(form, context_of("")).empty());
  CHECK(asked(form) == "listener " + gateway + "/listeners");
}

TEST_CASE("option request: a list that is used again holds the new requests only") {
  CompiledForm form(dropdown("listener", listeners));
  RequestList list;
  form->option_requests(context_of(), list);
  form->option_requests(context_of(), list);
  CHECK(list.size() == 1);
  form->set_options(0, {});
  form->option_requests(context_of(), list);
  CHECK(list.empty());
}

TEST_CASE("option request: the form of the gateway asks for listeners, then for the rules of one") {
  CompiledForm form(std::string(SHELF_ARTICLES) + "/scoping", "scoping-gateway");
  CHECK(asked(form).empty());
  form.answer("symptom", {"certificate"});
  CHECK(asked(form) == "listener /subscriptions/" + subscription +
                           "/resourcegroups/blue/providers/nimbus.network/gateways/north/listeners");
  form->set_options(form.at("listener"), {{gateway + "/listeners/shop", "shop"}});
  form.answer("listener", {gateway + "/listeners/shop"});
  CHECK(asked(form) == "rule " + gateway + "/listeners/shop/rules");
}
