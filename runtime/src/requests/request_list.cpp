#include <bit>

#include "requests/request_pools.hpp"

namespace shelf {

RequestList::RequestList() noexcept = default;
RequestList::RequestList(RequestList&&) noexcept = default;
RequestList& RequestList::operator=(RequestList&&) noexcept = default;
RequestList::~RequestList() = default;

std::span<const Request> RequestList::requests() const noexcept {
  return pools_ ? std::span<const Request>(pools_->requests) : std::span<const Request>();
}

}  // namespace shelf

namespace shelf::detail {

const ResolvedContext& resolve_again(const Context& context, RequestPools& pools) {
  Context& from = pools.resolved_from;
  const bool same = pools.resolved && from.cloud == context.cloud && from.resource_id == context.resource_id &&
                    from.subscription_id == context.subscription_id && from.portal == context.portal &&
                    from.directory == context.directory;
  if (same) return pools.context;
  from.cloud = context.cloud;
  from.resource_id = context.resource_id;
  from.subscription_id = context.subscription_id;
  from.portal = context.portal;
  from.directory = context.directory;
  resolve(from, pools.context);
  pools.resolved = true;
  return pools.context;
}

RequestBuilder::RequestBuilder(RequestList& list) {
  if (!list.pools_) list.pools_ = std::make_unique<RequestPools>();
  pools_ = list.pools_.get();
  pools_->requests.clear();
  pools_->arena.clear();
}

std::span<const std::string_view> RequestBuilder::names_of(std::uint8_t variables) {
  const auto names = arena().make<std::string_view>(static_cast<std::size_t>(std::popcount(variables)));
  std::size_t at = 0;
  for (unsigned i = 0; i < variable_count; ++i)
    if ((variables & (1u << i)) != 0) names[at++] = name(static_cast<Variable>(i));
  return names;
}

}  // namespace shelf::detail
