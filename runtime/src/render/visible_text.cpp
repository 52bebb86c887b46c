#include "render/visible_text.hpp"

namespace shelf::detail {

void append_visible(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c1 = c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) ++i;
    if (c1 || (c < 0x20 && c != '\t' && c != '\n') || c == 0x7f)
      out += "\xEF\xBF\xBD";
    else
      out += text[i];
  }
}

}  // namespace shelf::detail
