// How a call of the C interface ends: a status, an error of the caller's own, nothing thrown.
#pragma once

#include <optional>
#include <utility>

#include "article/no_memory.hpp"
#include "shelf.h"
#include "shelf/result.hpp"
#include "shelf/sink.hpp"

namespace shelf::c {

// Writes into `to` unless it is NULL; `to` is of a size that was checked.
void report(const Error& error, shelf_error* to) noexcept;
[[nodiscard]] bool is_sound(const shelf_error* error) noexcept;

// `work()` returns an optional Error.
template <class Work>
shelf_status call(shelf_error* error, const Work& work) noexcept {
  if (!is_sound(error)) return SHELF_BAD_ARGUMENT;
  const std::optional<Error> failed = detail::or_no_memory("call", work);
  if (!failed) return SHELF_OK;
  report(*failed, error);
  return static_cast<shelf_status>(failed->code);
}

inline std::optional<Error> error_of(const Result<void>& result) {
  return result ? std::nullopt : std::optional(result.error());
}

// A caller's function as a Sink; refers to itself, so it stays where it is. A function that is NULL is a fault of the
// caller, to be asked before anything is written.
class CallerSink {
 public:
  CallerSink(shelf_sink function, void* user) noexcept : function_(function), user_(user) {}
  CallerSink(const CallerSink&) = delete;
  CallerSink& operator=(const CallerSink&) = delete;

  [[nodiscard]] bool given() const noexcept { return function_ != nullptr; }
  [[nodiscard]] Sink sink() noexcept {
    return {this, [](void* self, std::string_view bytes) { return static_cast<CallerSink*>(self)->write(bytes); }};
  }
  [[nodiscard]] bool write(std::string_view bytes) const { return function_(user_, bytes.data(), bytes.size()) == 0; }

 private:
  shelf_sink function_;
  void* user_;
};

// One line: what `write(Sink)` writes, and a line feed. Returns its error, or stopped.
template <class Write>
std::optional<Error> write_line(CallerSink& out, const Write& write) {
  if (auto failed = write(out.sink())) return failed;
  return out.write("\n") ? std::nullopt : std::optional(Error{Errc::stopped, "output"});
}

}  // namespace shelf::c
