// Strings of a JSON body as HTML.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "article/json_tree.hpp"
#include "dialects/dialect_parts.hpp"
#include "present/embedding.hpp"
#include "render/json_page.hpp"
#include "render/output.hpp"
#include "shelf/article.hpp"

namespace shelf::detail {

class ValueHtml final : public PageWriter {
 public:
  ValueHtml(Output& out, const RenderOptions& options, const JsonTree& tree, DialectParts* parts = nullptr,
            const RenderScope& scope = {}) noexcept
      : out_(out), options_(options), tree_(tree), parts_(parts), scope_(scope) {}

  // The text of a scalar: parsed HTML when the compiler found some.
  void write_text(Position i);
  // The same between tags; nothing at all when there is no text.
  template <std::size_t begin_size, std::size_t end_size>
  void write_block(const char (&begin)[begin_size], Position i, const char (&end)[end_size]) {
    if (!has_text(i)) return;
    out_.put_tag(begin);
    write_text(i);
    out_.put_tag(end);
  }
  [[nodiscard]] bool has_text(Position i) const noexcept {
    return i != JsonTree::none && !(tree_.is(i, Op::string) && tree_.text(i).empty());
  }

  void heading(Position text, unsigned level) override;
  void paragraph(Position text) override;
  void link(std::string_view label, std::string_view address) override;

 private:
  Output& out_;
  const RenderOptions& options_;
  const JsonTree& tree_;
  DialectParts* parts_;
  RenderScope scope_;
};

}  // namespace shelf::detail
