#include "context_file.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <system_error>
#include <utility>

#include "shelf_format/names.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::tool {

namespace {

constexpr std::int64_t last_second = 253'402'300'799;  // of the year 9999

constexpr auto text_members = std::to_array<std::pair<std::string_view, std::string Context::*>>({
    {"resourceId", &Context::resource_id},
    {"subscriptionId", &Context::subscription_id},
    {"portal", &Context::portal},
    {"directory", &Context::directory},
    {"client", &Context::client},
    {"topic", &Context::topic},
    {"product", &Context::product},
    {"topicName", &Context::topic_name},
    {"query", &Context::query},
    {"nonce", &Context::nonce},
});
constexpr std::string_view other_members = "cloud, capabilities, now, automaticDiagnostics";

bool read_cloud(JsonReader& reader, Context& context) {
  std::string text;
  if (!reader.read_string(text, "the name of a cloud in double quotes")) return false;
  const auto cloud = parse_cloud(text);
  if (cloud) {
    context.cloud = *cloud;
    return true;
  }
  std::string message = "`" + text + "` is no cloud; there are:";
  for (const std::string_view name : format::cloud_names) message.append(" ").append(name);
  return reader.refuse_value(std::move(message));
}

bool read_now(JsonReader& reader, FileContext& out) {
  out.has_now = true;
  const std::string wanted = "a time: " + std::string(time_forms);
  std::int64_t number = 0;
  std::string text;
  if (!reader.next_is('"')) {
    if (!reader.read_integer(number, wanted)) return false;
    text = std::to_string(number);
  } else if (!reader.read_string(text, wanted)) {
    return false;
  }
  const auto time = parse_time(text);
  if (!time) return reader.refuse_value("`" + text + "` is no time; write " + std::string(time_forms));
  out.context.now = *time;
  return true;
}

bool read_text(JsonReader& reader, std::string_view name, std::string& text) {
  if (!reader.read_string(text, "a string")) return false;
  if (name == "resourceId" && !text.empty() && !parse_arm_id(text))
    return reader.refuse_value("`" + text + "` is no resource id; write " + std::string(resource_id_form));
  if (name == "subscriptionId" && !text.empty() && !parse_arm_id("/subscriptions/" + text))
    return reader.refuse_value("`" + text + "` is no subscription id; write a GUID without braces");
  return true;
}

bool refuse_name(JsonReader& reader, std::string_view name) {
  std::string message = "`" + std::string(name) + "` is no member of a context; there are: ";
  for (const auto& [known, member] : text_members) message.append(known).append(", ");
  return reader.refuse_value(message.append(other_members));
}

bool read_member(JsonReader& reader, const std::string& name, FileContext& out) {
  for (const auto& [known, member] : text_members)
    if (known == name) return read_text(reader, name, out.context.*member);
  if (name == "cloud") return read_cloud(reader, out.context);
  if (name == "now") return read_now(reader, out);
  if (name == "automaticDiagnostics") return reader.read_boolean(out.context.automatic_diagnostics);
  if (name == "capabilities") return reader.read_strings(out.context.capabilities.emplace(), "a list of strings");
  return refuse_name(reader, name);
}

// `size` digits at `at`; -1: others.
int digits(std::string_view text, std::size_t at, std::size_t size) noexcept {
  int number = 0;
  for (const char c : text.substr(at, size)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<std::int64_t> parse_time(std::string_view text) noexcept {
  constexpr std::string_view form = "0000-00-00T00:00:00Z";
  std::int64_t seconds = -1;
  if (text.size() == form.size() && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' &&
      text[16] == ':' && text[19] == 'Z') {
    using namespace std::chrono;
    const int year_number = digits(text, 0, 4), month_number = digits(text, 5, 2), day_number = digits(text, 8, 2);
    const int h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
    if (year_number < 0 || month_number < 0 || day_number < 0 || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59)
      return std::nullopt;
    const year_month_day date{year{year_number}, month{static_cast<unsigned>(month_number)},
                              day{static_cast<unsigned>(day_number)}};
    if (!date.ok()) return std::nullopt;
    const int of_day = (h * 60 + m) * 60 + s;
    seconds = std::int64_t{sys_days{date}.time_since_epoch().count()} * 86'400 + of_day;
  } else {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  }
  return seconds < 0 || seconds > last_second ? std::nullopt : std::optional(seconds);
}

std::optional<JsonError> read_context_file(std::string_view json, FileContext& out) {
  JsonReader reader(json);
  if (reader.read_object([&](const std::string& name) { return read_member(reader, name, out); })) return std::nullopt;
  return reader.error();
}

}  // namespace shelf::tool
