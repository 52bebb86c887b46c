#include "shelf/version.hpp"

#include "shelf_format/format.hpp"

namespace shelf {

std::string_view library_version() noexcept { return "0.1.0"; }

FormatVersion format_version() noexcept { return {format::version_major, format::version_minor}; }

}  // namespace shelf
