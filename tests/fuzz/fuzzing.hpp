// What fuzz targets share: ending the process when a promise is broken, and compiling what they were given.
#pragma once

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>

#include "shelf/shelf.hpp"
#include "shelf_format/safe_text.hpp"
#include "shelfc/compile.hpp"
#include "support/html_check.hpp"

namespace shelf::test {

// Ends the process: that is how a fuzzer is told.
inline void demand(bool holds) {
  if (!holds) std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// A file of this process's own, in memory where the system has such a folder.
inline std::string scratch_file() {
  const bool shared = std::filesystem::is_directory("/dev/shm");
  return (shared ? "/dev/shm" : std::filesystem::temp_directory_path().string()) + "/shelf-fuzz-" +
         std::to_string(::getpid()) + ".md";
}

inline compiler::CompileResult compile_article(std::string_view text) {
  static const std::string path = scratch_file();
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
  compiler::Options options;
  options.sources = {path};
  options.threads = 1;
  options.level = compiler::Level::fast;
  auto result = compiler::compile(options);
  std::filesystem::remove(path);
  return result;
}

inline Result<Bundle> open_bytes(const std::string& file) {
  return Bundle::open_memory(std::as_bytes(std::span(file)));
}

// Where a text is shown: what may stand there besides the line feed differs.
enum class Place { line, text, terminal };

// Valid UTF-8 without control characters but the line feed and, in text, the tab; on a terminal nor any mark that shows
// other than it is, joiners apart, which emoji and some scripts need.
inline bool is_plain(std::string_view text, Place place = Place::line) {
  for (std::size_t at = 0; at < text.size();) {
    const auto point = format::decode_utf8(text, at);
    if (!point.valid) return false;
    at += point.size;
    if (point.value == '\n' || (point.value == '\t' && place == Place::text)) continue;
    const bool control = point.value < 0x20 || (point.value >= 0x7f && point.value < 0xa0);
    const bool joiner = point.value >= 0x200b && point.value <= 0x200d;
    if (place == Place::terminal ? format::is_unprintable(point.value) && !joiner : control) return false;
  }
  return true;
}

using Render = Result<void> (Article::*)(Sink, const RenderOptions&) const;

// Rendered twice, which has to give the same; empty when it is longer than an article may become.
inline std::string render_twice(const Article& article, Render render, const RenderOptions& options) {
  std::string first, second;
  const auto rendered = (article.*render)(first, options);
  const auto again = (article.*render)(second, options);
  demand(rendered.has_value() == again.has_value() && first == second);
  demand(rendered.has_value() || rendered.error().code == Errc::limit_exceeded);
  return rendered ? first : std::string();
}

// All formats for people: HTML that is closed in order, text without control characters.
inline void check_pages(const Article& article, const RenderOptions& options) {
  demand(html_elements(render_twice(article, &Article::render_html, options)).has_value());
  demand(is_plain(render_twice(article, &Article::render_text, options), Place::text));
  demand(is_plain(render_twice(article, &Article::render_markdown, options), Place::text));
  demand(is_plain(render_twice(article, &Article::render_json, options)));
  RenderOptions plain = options;
  plain.color = plain.hyperlinks = false;
  demand(is_plain(render_twice(article, &Article::render_ansi, plain), Place::terminal));
}

}  // namespace shelf::test
