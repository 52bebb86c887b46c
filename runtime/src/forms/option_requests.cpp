// Requests for the options of a form.
#include "forms/form_impl.hpp"
#include "forms/wanted_options.hpp"
#include "requests/request_id.hpp"
#include "requests/request_pools.hpp"

namespace shelf {

namespace {
constexpr std::uint32_t deadline_ms = 15'000;
}

void Form::option_requests(const Context& context, RequestList& out, std::uint32_t generation) const {
  detail::RequestBuilder builder(out);
  for (const auto& [index, address] : detail::find_wanted_options(*impl_, context)) {
    const Question& question = impl_->questions[index];
    Request& request = builder.add();
    // Another answer of the parent makes another path, and that another question to the service.
    const detail::RequestIds ids(context.nonce + ' ' + address.path);
    request.request_id = builder.arena().keep(ids.make(impl_->slot, generation, Action::Http, index));
    request.generation = generation;
    request.slot = impl_->slot;
    request.kind = WidgetKind::ScopingForm;
    request.action = Action::Http;
    request.http.path = builder.arena().keep(address.path);
    const auto query = builder.arena().make<NamedText>(address.query.size());
    for (std::size_t i = 0; i < query.size(); ++i)
      query[i] = {builder.arena().keep(address.query[i].first), builder.arena().keep(address.query[i].second)};
    request.http.query = query;
    const auto names = builder.arena().make<std::string_view>(1);
    names[0] = question.id;
    request.input.parameters = names;
    request.idempotent = true;
    request.deadline_ms = deadline_ms;
    request.fallback_text = question.label.empty() ? question.id : question.label;
  }
}

}  // namespace shelf
