// What the host knows and an article may use: the cloud, the resource in question, what the host can show, the time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/export.hpp"
#include "shelf/vocabulary.hpp"

namespace shelf {

// Everything is optional. Values are untrusted text: each is checked, and encoded for the place where it is used.
struct Context {
  Cloud cloud = Cloud::Public;
  std::string resource_id;      // ARM id; what is no ARM id counts as missing
  std::string subscription_id;  // GUID, wins over that of the resource id; empty or no GUID: that of the resource id
  std::string portal;           // origin, "https://portal.azure.com"; empty or no https origin: the cloud's
  std::string directory;        // tenant, for deep links
  std::string client;           // "Portal", "CLI", "Desktop" …; empty: no widget is left out for its clients
  std::string topic, product;   // what the article was looked up with: GUID or number
  std::string topic_name;       // for people
  std::string query;            // the user's own words
  // "insight", "chart@1" …; not given: everything can be shown. Compared folded; what stands behind `@` is a version.
  std::optional<std::vector<std::string>> capabilities;
  std::int64_t now = 0;               // seconds since 1970, UTC
  std::string nonce;                  // request ids are made of it: equal nonce, equal ids
  bool automatic_diagnostics = true;  // checks that need no input may run without being asked for
};

// Origins of a cloud's portal and resource manager; empty where there is none that is public.
struct CloudEndpoints {
  std::string_view portal, arm;
};
[[nodiscard]] SHELF_EXPORT CloudEndpoints endpoints(Cloud cloud) noexcept;

// /subscriptions/{guid}[/resourceGroups/{name}][/providers/{namespace}/({type}/{name})+], compared folded.
// Views refer into the text that was parsed.
struct ArmId {
  std::string_view whole, subscription, resource_group, provider, type, name;  // type and name: the last pair
};
// Nothing for what is not of this shape, has `..`, an empty segment, a control character, `?`, `#`, `%` or `\`, or more
// than 2048 bytes.
[[nodiscard]] SHELF_EXPORT std::optional<ArmId> parse_arm_id(std::string_view text) noexcept;

}  // namespace shelf
