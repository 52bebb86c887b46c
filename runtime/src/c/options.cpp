#include "c/options.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "shelf_format/names.hpp"

namespace shelf::c {

namespace {

template <class Number>
void replace(Number& standard, Number given) noexcept {
  if (given != 0) standard = given;
}

std::string string_of(Arguments& arguments, shelf_text text, std::string_view name) {
  return std::string(arguments.text(text, name));
}

constexpr auto message_names = std::to_array<std::string_view>({
#define SHELF_MESSAGE(name, text) #name,
#include "shelf/messages.def"
#undef SHELF_MESSAGE
});

void read_value(Arguments& arguments, const shelf_value& value, Values& out, std::optional<Error>& refused) {
  const std::string_view name = arguments.text(value.name, "values.name");
  std::vector<std::string> items;
  for (const shelf_text& item : arguments.list(value.items, value.item_count, "values.items"))
    items.emplace_back(arguments.text(item, "values.items"));
  const bool is_list = arguments.flag(value.is_list, "values.is_list");
  if (!is_list && items.size() != 1) arguments.refuse("values.item_count", items.size(), 1);
  if (arguments.fault() || refused) return;
  refused = is_list ? out.set_list(name, items) : out.set(name, items.front());
}

}  // namespace

OpenOptions read_open_options(Arguments& arguments, const shelf_open_options* options) {
  const shelf_open_options given = arguments.structure(options, "options");
  OpenOptions out;
  out.map = arguments.flag(given.map, "options.map");
  out.verify_checksums = arguments.flag(given.verify_checksums, "options.verify_checksums");
  replace(out.max_bundle_bytes, given.max_bundle_bytes);
  replace(out.max_articles, given.max_articles);
  replace(out.max_dictionary_bytes, given.max_dictionary_bytes);
  replace(out.max_article_bytes, given.max_article_bytes);
  return out;
}

Context read_context(Arguments& arguments, const shelf_context* context) {
  const shelf_context given = arguments.structure(context, "context");
  Context out;
  const auto cloud = arguments.number<std::uint32_t>(given.cloud, SHELF_CLOUD_USSEC + 1, "context.cloud");
  if (cloud != SHELF_ANY_CLOUD) out.cloud = static_cast<Cloud>(cloud - 1);
  out.automatic_diagnostics = !arguments.flag(given.manual_diagnostics, "context.manual_diagnostics");
  out.resource_id = string_of(arguments, given.resource_id, "context.resource_id");
  out.subscription_id = string_of(arguments, given.subscription_id, "context.subscription_id");
  out.portal = string_of(arguments, given.portal, "context.portal");
  out.directory = string_of(arguments, given.directory, "context.directory");
  out.client = string_of(arguments, given.client, "context.client");
  out.topic = string_of(arguments, given.topic, "context.topic");
  out.product = string_of(arguments, given.product, "context.product");
  out.topic_name = string_of(arguments, given.topic_name, "context.topic_name");
  out.query = string_of(arguments, given.query, "context.query");
  out.nonce = string_of(arguments, given.nonce, "context.nonce");
  out.now = given.now;
  if (given.capabilities == nullptr && given.capability_count == 0) return out;
  auto& capabilities = out.capabilities.emplace();
  for (const shelf_text& text : arguments.list(given.capabilities, given.capability_count, "context.capabilities"))
    capabilities.push_back(string_of(arguments, text, "context.capabilities"));
  return out;
}

Messages read_messages(Arguments& arguments, const shelf_named_text* messages, std::size_t count) {
  Messages out;
  for (const shelf_named_text& message : arguments.list(messages, count, "messages")) {
    const std::string_view name = arguments.text(message.name, "messages.name");
    const auto* const known = std::find(message_names.begin(), message_names.end(), name);
    if (known == message_names.end())
      arguments.refuse("messages.name", static_cast<std::uint64_t>(&message - messages), message_names.size());
    else
      out.texts[static_cast<std::size_t>(known - message_names.begin())] =
          arguments.text(message.value, "messages.value");
  }
  return out;
}

std::vector<NamedText> read_named_texts(Arguments& arguments, const shelf_named_text* texts, std::size_t count,
                                        std::string_view name) {
  std::vector<NamedText> out;
  for (const shelf_named_text& text : arguments.list(texts, count, name))
    out.push_back({arguments.text(text.name, name), arguments.text(text.value, name)});
  return out;
}

std::vector<std::string_view> read_texts(Arguments& arguments, const shelf_text* texts, std::size_t count,
                                         std::string_view name) {
  std::vector<std::string_view> out;
  for (const shelf_text& text : arguments.list(texts, count, name)) out.push_back(arguments.text(text, name));
  return out;
}

std::optional<Error> read_values(Arguments& arguments, const shelf_value* values, std::size_t count, Values& out) {
  std::optional<Error> refused;
  for (const shelf_value& value : arguments.list(values, count, "values")) read_value(arguments, value, out, refused);
  return arguments.fault() ? arguments.fault() : refused;
}

SlotKey read_slot(Arguments& arguments, shelf_text slot) {
  SlotKey out{};
  const std::string_view key = arguments.text(slot, "slot");
  if (key.size() != out.size())
    arguments.refuse("slot", key.size(), out.size());
  else
    std::transform(key.begin(), key.end(), out.begin(), format::fold);
  return out;
}

}  // namespace shelf::c
