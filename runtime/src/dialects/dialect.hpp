// An article as a resource of a service: its text with a marker for every widget that the service has a list for, and
// these lists. Without states it is the author half: what is live only (status, results) is absent, and so is a list
// with nothing in it. With states the objects have what a service would have filled in by then (live_fields.hpp).
//
// A marker stands alone on its line. The objects that belong there carry it as `replacementKey` and are in the lists of
// the same part: the text before the sections, or one section. A widget without a list, or one that says too little for
// an object, is not lost: its fallback stands in the text. Addresses of blades keep their variables (`$resourceId`): a
// dialect hands on what was authored, and clients fill it in, as they do with what the service serves.
#pragma once

#include <optional>
#include <span>

#include "article/article_impl.hpp"
#include "dialects/dialect_parts.hpp"
#include "dialects/slot.hpp"
#include "present/state_index.hpp"
#include "render/json_writer.hpp"
#include "shelf/bundle.hpp"

namespace shelf::detail {

struct DialectSource {  // an article, and what a renderer needs of it
  const Article& article;
  const RenderOptions& options;  // of the author half
  OpReader body;
  std::size_t unit_bytes = 0;
  const RenderOptions* live = nullptr;  // as given: states, words
};

class DialectWriter;

// A list of a part, and how a widget becomes its objects.
struct SlotList {
  std::string_view name;
  format::WidgetKind kind;
  void (*write)(DialectWriter& writer, const Slot& slot);
};

struct Dialect {
  std::string_view content, maps;  // names of members
  std::span<const SlotList> lists;
  bool troubleshooters = false;  // has a list for those that are live only
};

class DialectWriter {
 public:
  DialectWriter(Output& out, const DialectSource& source, const Dialect& dialect)
      : out_(out), json_(out), source_(source), dialect_(dialect), states_(live().states) {}

  // Errors: limit_exceeded, those of Bundle::article for embedded articles. Errors of the Output stay with it.
  Result<void> write();

  // For SlotList::write.
  [[nodiscard]] JsonWriter& json() noexcept { return json_; }
  [[nodiscard]] bool stopped() const noexcept { return out_.stopped() || !result_; }
  void write_key(const Slot& slot) { json_.member("replacementKey", replacement_key(slot.key)); }
  [[nodiscard]] const RenderOptions& live() const noexcept {
    return source_.live != nullptr ? *source_.live : source_.options;
  }
  [[nodiscard]] const SlotState* state_of(const Slot& slot) const;
  // An article of the bundle as the HTML of a member; false: it cannot be had, and nothing was written.
  bool write_article(std::string_view member, ArticleRef ref, const Values& values);
  void write_embedded(const Slot& slot);  // title, gitHubPath, htmlContent, type of the article that it names

 private:
  class Part;
  struct Text {  // of an article's body, or of a section
    const DialectSource& source;
    OpReader content;
    bool is_value = false;
  };

  [[nodiscard]] static Text text_of(const DialectSource& source) noexcept;
  [[nodiscard]] std::optional<ArticleRef> find_embedded(const Slot& slot) const noexcept;
  [[nodiscard]] bool may_embed(const Slot& slot) noexcept;
  void write_text(std::string_view name, const Text& text, DialectParts& parts);
  void write_sections(const Part& top);
  void write_maps(const Part& part, std::string_view section);

  Output& out_;
  JsonWriter json_;
  const DialectSource& source_;
  const Dialect& dialect_;
  Result<void> result_;
  unsigned embedded_ = 0;
  StateIndex states_;
};

// The whole of render_help and render_apollo.
[[nodiscard]] Result<void> render_dialect(const Sink& sink, const Article& article, const RenderOptions& options,
                                          const Dialect& dialect);

// Objects that are the same in both dialects.
void write_video(DialectWriter& writer, const Slot& slot);
void write_video_group(DialectWriter& writer, const Slot& slot);
void write_search(DialectWriter& writer, const Slot& slot);

}  // namespace shelf::detail
