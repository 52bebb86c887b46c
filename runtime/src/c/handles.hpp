// What stands behind the opaque handles. Everything is counted, so that handles may be closed in any order, and in the
// middle of a call that writes.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "shelf.h"
#include "shelf/article.hpp"
#include "shelf/bundle.hpp"

namespace shelf::c {

// An article and the bundle it needs.
struct OwnedArticle {
  std::shared_ptr<const Bundle> bundle;
  Article article;
};

struct OwnedSession;

// Tells a handle from one of another kind, and mostly from one that was closed.
enum class Mark : std::uint64_t {
  closed = 0,
  bundle = 0x53684c6642756e64,
  article = 0x53684c6641727469,
  session = 0x53684c6653657373
};

template <Mark expected, class Content>
struct Handle {
  explicit Handle(std::shared_ptr<Content> kept) noexcept : content(std::move(kept)) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  // Through a volatile view, or the compiler leaves out what is written to memory that is about to be freed.
  ~Handle() { *static_cast<volatile std::uint64_t*>(&mark) = 0; }

  [[nodiscard]] static bool is_open(const Handle* handle) noexcept {
    return handle != nullptr && handle->mark == static_cast<std::uint64_t>(expected);
  }

  std::uint64_t mark = static_cast<std::uint64_t>(expected);
  std::shared_ptr<Content> content;
};

// Deletes the handle, and says so to the caller's variable.
template <class Opaque>
void close_handle(Opaque** handle) noexcept {
  if (handle == nullptr || !Opaque::is_open(*handle)) return;
  delete std::exchange(*handle, nullptr);
}

}  // namespace shelf::c

struct shelf_bundle : shelf::c::Handle<shelf::c::Mark::bundle, const shelf::Bundle> {
  using Handle::Handle;
};
struct shelf_article : shelf::c::Handle<shelf::c::Mark::article, const shelf::c::OwnedArticle> {
  using Handle::Handle;
};
struct shelf_session : shelf::c::Handle<shelf::c::Mark::session, shelf::c::OwnedSession> {
  using Handle::Handle;
};
