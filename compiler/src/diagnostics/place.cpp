#include "diagnostics/place.hpp"

namespace shelf::compiler {

Place find_place(FileId file, Span where, const std::vector<SourceInfo>& sources) {
  Place place;
  if (file >= sources.size()) return place;
  place.source = &sources[file];
  const LineMap map(place.source->text);
  place.begin = map.position(where.begin);
  place.end = map.position(where.end);
  place.line = map.line_text(place.begin.line);
  const std::size_t begin = map.line_begin(place.begin.line);
  place.mark_begin = where.begin - begin;
  place.mark_end = where.end < where.begin ? place.mark_begin : where.end - begin;
  return place;
}

}  // namespace shelf::compiler
