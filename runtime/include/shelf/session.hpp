// The life of an article's widgets: which requests to send, what the answers mean, what each widget shows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/article.hpp"
#include "shelf/bundle.hpp"
#include "shelf/context.hpp"
#include "shelf/export.hpp"
#include "shelf/request.hpp"
#include "shelf/widget_state.hpp"

namespace shelf {

using Millis = std::int64_t;  // of any clock of the host that never goes back

enum class Outcome : std::uint8_t { Ok, Error, Timeout, Canceled, Unsupported, Offline };

// What came of a request. The views need only live for the call.
struct Answer {
  std::string_view request_id;
  Outcome outcome = Outcome::Ok;  // Ok: the service answered, whatever its status
  int http_status = 200;
  std::optional<std::uint32_t> retry_after_s;
  std::string_view body;  // JSON; untrusted; at most 4 MiB
};

struct SessionOptions {
  const Messages* messages = nullptr;
  bool critical_only = false;       // findings: only critical ones, as the portal does
  std::uint32_t max_in_flight = 4;  // requests at a time
};

// A live object of the service that found no slot.
struct Unmatched {
  WidgetKind kind = WidgetKind::Unknown;
  std::string replacement_key, solution_id, section;
};
struct MergeReport {
  std::uint32_t by_key = 0, by_solution = 0, by_ordinal = 0;
  std::vector<Unmatched> unmatched;  // have slots of their own now, which are shown behind the article
  bool readable = true;              // false: the body was no solution of either dialect
};
// One JSON object on one line, without the line feed: runtime/docs/json.md. Errors: limit_exceeded (16 MiB), stopped,
// no_memory.
SHELF_EXPORT std::optional<Error> write_json(const MergeReport& report, Sink sink);

// Needs `bundle` and `article` alive. No I/O, no clock, no thread: the host sends what it is given and hands the
// answers back. One thread at a time; move-only. Requests that are returned are to be sent now; their views live until
// the next call that is not const. No exception leaves.
class SHELF_EXPORT Session {
 public:
  Session(const Bundle& bundle, const Article& article, Context context, const SessionOptions& options = {});
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  // Everything that may run without being asked for.
  std::span<const Request> start(Millis now);
  // One widget because the user asks: run, try again (a new generation), show a late result.
  std::span<const Request> run(const SlotKey& slot, Millis now);
  // The form of a check, or the step of a troubleshooter, was filled in. Names and values become parameters of its
  // request. A form that is an article of its own has no request: its answers are checked by its own rules (several
  // values of a question are several inputs of its id). `missing` then names the questions that stop it; Results:
  // nothing does, and Form::parameters is what submit() of a check takes.
  std::span<const Request> submit(const SlotKey& slot, std::span<const NamedText> inputs, Millis now);
  // An answer with an old generation or an unknown id changes nothing.
  std::span<const Request> answer(const Answer& answer, Millis now);
  // Deadlines, polls that are due, retries. Call it at next_due() or later.
  std::span<const Request> tick(Millis now);
  [[nodiscard]] std::optional<Millis> next_due() const noexcept;

  // Its request too, unless it covers another slot that is alive. A troubleshooter is ended with a request of its own,
  // whose answer changes nothing.
  std::span<const Request> cancel(const SlotKey& slot);
  // Another resource, cloud, connection: everything starts again with the next generation.
  std::span<const Request> set_context(Context context, Millis now);
  void set_offline(bool offline);

  // Live objects of a whole solution (either dialect) go to their slots: by key, by kind and solution, by kind and
  // position when counts agree, else to the end of their section.
  MergeReport merge(std::string_view solution_json);

  // In document order, one for each widget; then those that merge() added.
  [[nodiscard]] std::span<const SlotState> states() const noexcept;
  [[nodiscard]] const SlotState* state(const SlotKey& slot) const noexcept;
  [[nodiscard]] const WidgetList& widgets() const noexcept;
  [[nodiscard]] bool settled() const noexcept;  // nothing is under way

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace shelf
