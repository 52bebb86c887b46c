#include "shelf/key.hpp"

#include "lookup/lookup.hpp"
#include "shelf_format/key.hpp"

namespace shelf {

Key::Key(std::string_view id, Parse) noexcept {
  id = detail::trim_blanks(id);
  if (id.empty()) return;
  const format::ParsedKey parsed = format::parse_key(id);
  high_ = parsed.high;
  low_ = parsed.low;
  switch (parsed.kind) {
    case format::KeyKind::number:
      kind_ = Kind::number;
      return;
    case format::KeyKind::guid:
      kind_ = Kind::guid;
      return;
    case format::KeyKind::text:
      kind_ = Kind::text;
      text_ = id.data();
      low_ = id.size();
      return;
  }
}

}  // namespace shelf
