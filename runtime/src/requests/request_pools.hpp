// What a RequestList holds, and how it is filled.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/flags.hpp"
#include "context/resolve.hpp"
#include "requests/arena.hpp"
#include "shelf/request.hpp"

namespace shelf::detail {

struct RequestPools {
  std::vector<Request> requests;
  Arena arena;
  // The values of a context that `context` was resolved from: it serves again while they stay the same, which saves a
  // sixth of the time of making requests.
  Context resolved_from;
  bool resolved = false;
  ResolvedContext context;
  std::string text;                    // what is being written
  std::vector<const Widget*> group;    // widgets that share the request that is being made
  std::vector<const Metric*> metrics;  // the same, as metrics with names of their own
  Flags covered;                       // widgets that an earlier request settles
};

// The same values as at the last call are not checked and encoded again. The result lives as long as the pools, until
// the next call.
const ResolvedContext& resolve_again(const Context& context, RequestPools& pools);

// Hands out what a list is made of. The list is empty afterwards; its memory is kept.
class RequestBuilder {
 public:
  explicit RequestBuilder(RequestList& list);

  [[nodiscard]] RequestPools& pools() noexcept { return *pools_; }
  [[nodiscard]] Arena& arena() noexcept { return pools_->arena; }
  // Calls write(std::string&) and keeps what it wrote.
  template <class Write>
  [[nodiscard]] std::string_view write(Write write) {
    pools_->text.clear();
    write(pools_->text);
    return arena().keep(pools_->text);
  }
  [[nodiscard]] std::span<const std::string_view> names_of(std::uint8_t variables);
  // A request at the end of the list, to be filled in. The reference is good until the next one.
  [[nodiscard]] Request& add() { return pools_->requests.emplace_back(); }

 private:
  RequestPools* pools_;
};

}  // namespace shelf::detail
