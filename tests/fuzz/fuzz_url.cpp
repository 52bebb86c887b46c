// Any bytes as the address of a link: refused, or one that may be opened and can stand in an attribute.
#include "fuzz/fuzzing.hpp"
#include "links/links.hpp"
#include "live/web_address.hpp"

using namespace shelf;
using shelf::test::demand;

namespace {

bool is_harmless(std::string_view url) {
  if (url.find_first_of("\"'<>`\\ \n\r\t") != std::string_view::npos) return false;
  for (const char c : url)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  const std::string_view scheme = url.substr(0, url.find_first_of(":/?#"));
  if (scheme.size() == url.size() || url[scheme.size()] != ':') return !url.starts_with("//");
  return scheme == "https" || scheme == "http" || scheme == "mailto";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = test::text_of(data, size);
  compiler::DiagnosticSink sink(0);
  const auto link = compiler::classify_link(text, {}, sink);
  if (link.kind == compiler::Destination::Kind::web || link.kind == compiler::Destination::Kind::button)
    demand(is_harmless(link.url));
  if (const auto image = compiler::classify_image(text, {}, sink)) demand(is_harmless(*image));
  if (const auto address = detail::check_address(text)) {
    demand(is_harmless(address->url));
    const auto again = detail::check_address(address->url);
    demand(again && again->url == address->url);
  }
  return 0;
}
