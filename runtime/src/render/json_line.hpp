// One value as JSON, for hosts that are no C++.
#pragma once

#include <optional>

#include "article/no_memory.hpp"
#include "render/json_writer.hpp"
#include "shelf/result.hpp"
#include "shelf/sink.hpp"

namespace shelf::detail {

// `write(JsonWriter&)` writes it.
template <class Write>
std::optional<Error> write_json_line(const Sink& sink, const Write& write) {
  return or_no_memory("json", [&]() -> std::optional<Error> {
    Output out(sink, max_output_bytes);
    JsonWriter json(out);
    write(json);
    const Result<void> finished = out.finish();
    return finished ? std::nullopt : std::optional(finished.error());
  });
}

template <class List, class Write>
void write_list(JsonWriter& json, std::string_view name, const List& list, const Write& write) {
  json.key(name);
  json.begin_array();
  for (const auto& item : list) write(json, item);
  json.end_array();
}

inline void write_number(JsonWriter& json, std::string_view name, std::uint64_t value) {
  json.key(name);
  json.number(value);
}

inline void write_flag(JsonWriter& json, std::string_view name, bool value) {
  json.key(name);
  json.raw(value ? "true" : "false");
}

inline void write_string(JsonWriter& json, std::string_view text) { json.string(text); }

}  // namespace shelf::detail
