#include "context/resolve.hpp"

#include <cstddef>
#include <utility>

#include "context/check_text.hpp"
#include "context/encode.hpp"

namespace shelf {

std::string_view name(Variable variable) noexcept {
  static constexpr auto names = std::to_array<std::string_view>(
      {"resourceId", "subscriptionId", "resourceGroup", "resourceName", "domain", "parentValue"});
  static_assert(names.size() == detail::variable_count);
  return names[static_cast<std::size_t>(variable) % names.size()];
}

}  // namespace shelf

namespace shelf::detail {

namespace {

std::string_view portal_of(const Context& context) noexcept {
  std::string_view portal = context.portal;
  if (portal.ends_with('/')) portal.remove_suffix(1);
  return is_https_origin(portal) ? portal : endpoints(context.cloud).portal;
}

}  // namespace

void ResolvedContext::set(Variable variable, std::string_view value) noexcept {
  values[static_cast<std::size_t>(variable)] = value;
  const unsigned without = given & ~static_cast<unsigned>(bit(variable));
  given = static_cast<std::uint8_t>(value.empty() ? without : without | bit(variable));
}

void resolve(const Context& context, ResolvedContext& out) {
  out.resource = parse_arm_id(context.resource_id);
  out.values = {};
  out.given = 0;
  out.resource_segment.clear();
  out.resource_path.clear();
  out.resource_json.clear();
  out.resource_word.clear();
  const ArmId id = out.resource.value_or(ArmId{});
  append_segment(out.resource_segment, id.whole);
  append_path(out.resource_path, id.whole);
  append_json_segment(out.resource_json, id.whole);
  append_shell_word(out.resource_word, id.whole);
  out.set(Variable::ResourceId, id.whole);
  out.set(Variable::SubscriptionId, is_guid(context.subscription_id) ? context.subscription_id : id.subscription);
  out.set(Variable::ResourceGroup, id.resource_group);
  out.set(Variable::ResourceName, id.name);
  out.set(Variable::Domain, portal_of(context));
  out.directory = is_directory(context.directory) ? std::string_view(context.directory) : std::string_view();
}

ResolvedContext resolve(const Context& context) {
  ResolvedContext out;
  resolve(context, out);
  return out;
}

}  // namespace shelf::detail
