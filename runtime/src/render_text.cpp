// An article as plain text.
#include <cstdint>

#include "article_impl.hpp"
#include "text_writer.hpp"
#include "value_text.hpp"

namespace shelf {

using namespace detail;

Result<void> Article::render_text(Sink sink, const RenderOptions& options) const {
  Output out(sink, impl_->size);
  OpReader reader = impl_->body;
  Step body;
  if (!reader.next(body)) return out.finish();
  TextWriter writer(out, options);
  if (body.number[0] == static_cast<std::uint32_t>(format::BodyKind::markdown)) {
    writer.write_children(reader);
  } else {
    render_value_text(writer, options, reader, *this);
  }
  writer.finish();
  return out.finish();
}

}  // namespace shelf
