// An article as an HTML fragment, straight from its operations.
#include <cstdint>

#include "html_writer.hpp"
#include "render_value_html.hpp"

namespace shelf {

Result<void> Article::render_html(Sink sink, const RenderOptions& options) const {
  detail::Output out(sink, impl_->size);
  detail::OpReader reader = impl_->body;
  detail::Step body;
  if (!reader.next(body)) return out.finish();
  detail::HtmlWriter writer(out, options);
  if (body.number[0] == static_cast<std::uint32_t>(format::BodyKind::markdown))
    writer.write_children(reader);
  else
    detail::render_value_html(out, options, reader, *this);
  return out.finish();
}

}  // namespace shelf
