// Link destinations: what they are, whether they may be shown, and how they are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/widget.hpp"
#include "shelfc/diagnostic.hpp"

namespace shelf::compiler {

struct Destination {
  enum class Kind : std::uint8_t {
    refused,  // show the text only
    web,      // http(s), mailto, anchor: `url` is checked and percent-encoded
    blade,    // `blade`
    button,   // button-link: `url`
  } kind = Kind::refused;
  std::string url;
  BladeReference blade;
};

// Classifies and repairs the destination of a link (references already decoded once by the Markdown parser).
// `where` is the place of the link. Reports LNK2..LNK5.
[[nodiscard]] Destination classify_link(std::string_view destination, Span where, DiagnosticSink& sink);

// The address of an image when it may be shown. Reports MD9.
[[nodiscard]] std::optional<std::string> classify_image(std::string_view destination, Span where, DiagnosticSink& sink);

// House rules for authors: locale in the path, short-link and review hosts, texts such as "here". Reports LNK3.
void lint_link(std::string_view url, std::string_view text, Span where, DiagnosticSink& sink);

// Finds the first bare http(s) address in running text: begin and end offsets, trailing punctuation left out.
struct BareUrl {
  std::size_t begin = 0, end = 0;
};
[[nodiscard]] std::optional<BareUrl> find_bare_url(std::string_view text, std::size_t from);

}  // namespace shelf::compiler
