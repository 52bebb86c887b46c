// For the smaller module: the formats of the services are for services.
#include "shelf/article.hpp"

namespace shelf {

Result<void> Article::render_help(Sink, const RenderOptions&) const { return Error{Errc::bad_argument, "format", 5}; }
Result<void> Article::render_apollo(Sink, const RenderOptions&) const { return Error{Errc::bad_argument, "format", 6}; }

}  // namespace shelf
