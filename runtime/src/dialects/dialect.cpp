#include "dialects/dialect.hpp"

#include <algorithm>

#include "article/article_impl.hpp"
#include "article/no_memory.hpp"
#include "article/slot_key.hpp"
#include "dialects/dialect_parts.hpp"
#include "dialects/live_fields.hpp"
#include "lookup/lookup.hpp"
#include "render/html_writer.hpp"
#include "render/render_value_html.hpp"

namespace shelf::detail {

namespace {

DialectSource source_of(const Article& article, const RenderOptions& options) noexcept {
  return {article, options, ArticleAccess::body(article), ArticleAccess::unit_bytes(article)};
}

// What of the options concerns the author's half: no context and no states.
RenderOptions authored_only(const RenderOptions& options) noexcept {
  RenderOptions authored;
  authored.title = options.title;
  authored.values = options.values;
  authored.bundle = options.bundle;
  return authored;
}

constexpr unsigned max_embedded = 64;  // articles inside one

// An embedded article is text: its widgets are their fallbacks, because the object that holds it has no lists. So an
// article that embeds itself ends, too.
class NoParts final : public DialectParts {
 public:
  bool take_widget(const Step& /*widget*/, const OpReader& /*fields*/) override { return false; }
  bool take_section(const Step& /*section*/, const OpReader& /*content*/) override { return false; }
};

}  // namespace

std::optional<ArticleRef> DialectWriter::find_embedded(const Slot& slot) const noexcept {
  Query query;
  query.article_id = trim_blanks(field(slot, format::FieldName::article_id));
  if (source_.options.bundle == nullptr || query.article_id.empty()) return std::nullopt;
  const auto hits = source_.options.bundle->find(query);
  return hits && !hits->empty() ? std::optional(hits->front()) : std::nullopt;
}

// Counted, because a lookup in a hostile table and an article to decode cost more than the few bytes that ask for them.
bool DialectWriter::may_embed(const Slot& slot) noexcept { return embedded_++ < max_embedded && find_embedded(slot); }

// What HtmlWriter meets in the text before the sections, or in one section.
class DialectWriter::Part final : public DialectParts {
 public:
  struct Section {
    std::string_view title;
    OpReader content;
  };

  Part(DialectWriter& writer, bool top) noexcept : writer_(writer), top_(top) {}

  bool take_widget(const Step& widget, const OpReader& fields) override {
    const Slot slot{static_cast<format::WidgetKind>(widget.number[0]), widget.slot, fields};
    const auto& lists = writer_.dialect_.lists;
    const bool listed =
        std::any_of(lists.begin(), lists.end(), [&](const SlotList& list) { return list.kind == slot.kind; });
    if (!listed || !is_complete(slot)) return false;
    if (slot.kind == format::WidgetKind::common_solution && !writer_.may_embed(slot)) return false;
    slots.push_back(slot);
    return true;
  }

  bool take_section(const Step& section, const OpReader& content) override {
    if (top_) sections.push_back({section.text[0], content});
    return top_;
  }

  std::vector<Slot> slots;
  std::vector<Section> sections;

 private:
  DialectWriter& writer_;
  bool top_;
};

DialectWriter::Text DialectWriter::text_of(const DialectSource& source) noexcept {
  Text text{source, source.body};
  Step step;
  text.is_value = text.content.next(step) && step.number[0] != static_cast<std::uint32_t>(format::BodyKind::markdown);
  return text;
}

// Gathered first: it is one string of the JSON.
void DialectWriter::write_text(std::string_view name, const Text& text, DialectParts& parts) {
  std::string html;
  const Sink sink(html);
  Output out(sink, text.source.unit_bytes);
  OpReader content = text.content;
  const RenderOptions& options = text.source.options;
  if (text.is_value)
    render_value_html(out, options, content, text.source.article, &parts);
  else
    HtmlWriter(out, options, &parts).write_children(content);
  if (const auto finished = out.finish(); !finished && result_) result_ = finished;
  json_.member(name, html);
}

Result<void> DialectWriter::write() {
  const ArticleSummary facts = source_.article.summary();
  Part top(*this, true);
  json_.begin_object();
  json_.key("properties");
  json_.begin_object();
  json_.member("solutionId", "apollo-" + std::string(facts.id));
  if (const auto state = provisioning_state(live().states); !state.empty()) json_.member("provisioningState", state);
  json_.member("title", facts.title);
  write_text(dialect_.content, text_of(source_), top);
  write_sections(top);
  write_maps(top, {});
  json_.end_object();
  json_.end_object();
  return result_;
}

void DialectWriter::write_sections(const Part& top) {
  json_.key("sections");
  json_.begin_array();
  for (const Part::Section& section : top.sections) {
    if (stopped()) break;
    Part part(*this, false);
    json_.begin_object();
    json_.member("title", section.title);
    write_text(dialect_.content, {source_, section.content}, part);
    write_maps(part, section.title);
    json_.end_object();
  }
  json_.end_array();
}

void DialectWriter::write_maps(const Part& part, std::string_view section) {
  json_.key(dialect_.maps);
  json_.begin_object();
  for (const SlotList& list : dialect_.lists) {
    bool open = false;
    for (const Slot& slot : part.slots) {
      if (slot.kind != list.kind || stopped()) continue;
      if (!open) {
        json_.key(list.name);
        json_.begin_array();
        open = true;
      }
      list.write(*this, slot);
    }
    if (open) json_.end_array();
  }
  if (dialect_.troubleshooters) write_troubleshooters(*this, section);
  json_.end_object();
}

const SlotState* DialectWriter::state_of(const Slot& slot) const { return states_.find(slot_key(slot.key)); }

bool DialectWriter::write_article(std::string_view member, ArticleRef ref, const Values& values) {
  if (source_.options.bundle == nullptr || embedded_ >= max_embedded) return false;
  const Result<Article> article = source_.options.bundle->article(ref);
  if (!article) return raise_no_memory(article.error()), false;
  ++embedded_;
  RenderOptions options = source_.options;
  options.title = false;
  options.values = &values;
  const DialectSource found = source_of(*article, options);
  NoParts none;
  write_text(member, text_of(found), none);
  return true;
}

void DialectWriter::write_embedded(const Slot& slot) {
  const auto ref = find_embedded(slot);
  if (!ref) return;
  const Result<Article> article = source_.options.bundle->article(*ref);
  if (!article) {
    result_ = article.error();
    return;
  }
  RenderOptions options = source_.options;
  options.title = false;  // it is the member
  const DialectSource embedded = source_of(*article, options);
  ArticleAccess::want_name(*article);
  ArticleAccess::want_attributes(*article);
  const ArticleSummary facts = article->summary();
  NoParts none;
  json_.member("title", facts.title);
  json_.member("gitHubPath", article->source_path());
  write_text("htmlContent", text_of(embedded), none);
  json_.member("type", name(facts.type));
}

Result<void> render_dialect(const Sink& sink, const Article& article, const RenderOptions& options,
                            const Dialect& dialect) {
  return or_no_memory("article", [&]() -> Result<void> {
    if (const auto failed = ArticleAccess::title(article).want()) return *failed;
    const RenderOptions authored = authored_only(options);
    DialectSource source = source_of(article, authored);
    source.live = &options;
    Output out(sink, source.unit_bytes);
    const Result<void> written = DialectWriter(out, source, dialect).write();
    const Result<void> finished = out.finish();
    return written ? finished : written;
  });
}

void write_video(DialectWriter& writer, const Slot& slot) {
  JsonWriter& json = writer.json();
  json.begin_object();
  json.member("src", trim_blanks(field(slot, format::FieldName::src)));
  json.member("title", field(slot, format::FieldName::title));
  writer.write_key(slot);
  json.end_object();
}

void write_video_group(DialectWriter& writer, const Slot& slot) {
  JsonWriter& json = writer.json();
  json.begin_object();
  json.key("videos");
  json.begin_array();
  for (const Slot& video : items(slot)) {
    json.begin_object();
    json.member("src", trim_blanks(field(video, format::FieldName::src)));
    json.member("title", field(video, format::FieldName::title));
    json.end_object();
  }
  json.end_array();
  writer.write_key(slot);
  json.end_object();
}

void write_search(DialectWriter& writer, const Slot& slot) {
  writer.json().begin_object();
  write_search_state(writer, slot);
  writer.write_key(slot);
  writer.json().end_object();
}

}  // namespace shelf::detail
