#include "shelf/session.hpp"

#include "live/session_core.hpp"

namespace shelf {

struct Session::Impl {
  detail::SessionCore core;

  // Every call that may send: what it changes, then whose turn it is.
  template <class Change>
  std::span<const Request> change(Millis now, Change&& apply) {
    core.out.clear();
    core.now = now;
    apply();
    core.drop_finished();
    core.send_due();
    return core.out;
  }
};

Session::Session(const Bundle& bundle, const Article& article, Context context, const SessionOptions& options)
    : impl_(new Impl{detail::SessionCore(bundle, article, std::move(context), options)}) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

std::span<const Request> Session::start(Millis now) {
  return impl_->change(now, [&] { impl_->core.start(); });
}

std::span<const Request> Session::run(const SlotKey& slot, Millis now) {
  return impl_->change(now, [&] {
    if (const auto index = impl_->core.find(slot)) impl_->core.run(*index);
  });
}

std::span<const Request> Session::submit(const SlotKey& slot, std::span<const NamedText> inputs, Millis now) {
  return impl_->change(now, [&] {
    if (const auto index = impl_->core.find(slot)) impl_->core.submit(*index, inputs);
  });
}

std::span<const Request> Session::answer(const Answer& answer, Millis now) {
  return impl_->change(now, [&] { impl_->core.take(answer); });
}

std::span<const Request> Session::tick(Millis now) {
  return impl_->change(now, [&] { impl_->core.pass_time(); });
}

std::optional<Millis> Session::next_due() const noexcept { return impl_->core.next_due(); }

void Session::cancel(const SlotKey& slot) {
  if (const auto index = impl_->core.find(slot)) impl_->core.cancel(*index);
}

std::span<const Request> Session::set_context(Context context, Millis now) {
  return impl_->change(now, [&] { impl_->core.set_context(std::move(context)); });
}

void Session::set_offline(bool offline) { impl_->core.set_offline(offline); }

MergeReport Session::merge(std::string_view solution_json) { return impl_->core.merge(solution_json); }

std::span<const SlotState> Session::states() const noexcept { return impl_->core.states; }

const SlotState* Session::state(const SlotKey& slot) const noexcept {
  const auto index = impl_->core.find(slot);
  return index ? &impl_->core.states[*index] : nullptr;
}

const WidgetList& Session::widgets() const noexcept { return impl_->core.widgets; }

bool Session::settled() const noexcept {
  for (const auto& job : impl_->core.jobs)
    if (job->phase != detail::Job::Phase::Expired) return false;
  return true;
}

}  // namespace shelf
