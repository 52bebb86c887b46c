// One decoded article.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "shelf/context.hpp"
#include "shelf/export.hpp"
#include "shelf/format.hpp"
#include "shelf/messages.hpp"
#include "shelf/query.hpp"
#include "shelf/result.hpp"
#include "shelf/sink.hpp"
#include "shelf/values.hpp"
#include "shelf/widget.hpp"
#include "shelf/widget_state.hpp"

namespace shelf {

class Bundle;
class Form;

namespace detail {
struct ArticleAccess;
}

struct RenderOptions {
  bool title = false;              // show the internal H1
  const Values* values = nullptr;  // for replacement tokens; nullptr: their default texts
  // What the host knows: addresses of actions, clients and capabilities. nullptr: actions lead nowhere yet (`#`), every
  // widget shows its fallback.
  const Context* context = nullptr;
  std::span<const SlotState> states = {};  // of a Session: what widgets have to show; others are idle
  const Messages* messages = nullptr;      // nullptr: English
  // Where embedded articles (with a context or states, and in apollo) and articles of findings come from. nullptr: they
  // are named only.
  const Bundle* bundle = nullptr;
  unsigned width = 80;     // ansi: columns to wrap at, 0 = never
  bool color = true;       // ansi: colours and styles
  bool hyperlinks = true;  // ansi: links of the terminal; else the address stands behind the text
};

// How much of a widget a host can show: the ladder of fallbacks.
enum class Rung : std::uint8_t { Full, ActionLink, Command, FallbackText, Dropped };
[[nodiscard]] SHELF_EXPORT std::string_view name(Rung rung) noexcept;

struct Degraded {
  SlotKey slot{};
  WidgetKind kind = WidgetKind::Unknown;
  Rung rung = Rung::Full;
  std::string_view reason;  // a literal: "no capability", "other client", "no resource" …
};

struct AttributeView {
  std::string_view name, value;
};

// Decompression context and buffer that can be used again: no allocation once warm. One thread at a time; move-only.
// An Article made with a Scratch refers into it and is invalid after the next use of the Scratch.
class SHELF_EXPORT Scratch {
 public:
  Scratch() noexcept;
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();

 private:
  friend class Bundle;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// A checked, decoded article. Owns its bytes unless a Scratch was given; needs its Bundle alive. Move-only.
// Threads: const members may be called at once from any number.
// Rendering writes in pieces to the sink. Errors of all render functions: stopped (the sink said so), limit_exceeded:
// output, values of tokens included, would pass 32 bytes per byte of the decompressed article (but 1 MiB is always
// allowed, and never more than 16 MiB), no_memory. What was written until then is less than the limit. Everything else
// that gives texts or lists ends the process when there is no memory for them.
class SHELF_EXPORT Article {
 public:
  Article(Article&&) noexcept;
  Article& operator=(Article&&) noexcept;
  ~Article();

  // Id and title are looked up here, not when the article is read: empty where the catalogue is damaged
  // or there is no memory.
  [[nodiscard]] ArticleSummary summary() const noexcept;
  [[nodiscard]] std::string_view source_path() const noexcept;
  [[nodiscard]] std::vector<AttributeView> attributes() const;  // all of the header, in source order
  // One of the format's attributes, its name compared folded; empty: not given. Allocates nothing.
  [[nodiscard]] std::string_view attribute(std::string_view name) const noexcept;

  [[nodiscard]] WidgetList widgets() const;  // in document order; typed
  // The same into a list that is used again. An error, no_memory: the list is empty.
  std::optional<Error> read_widgets(WidgetList& out) const;
  // Widgets that this host cannot show as they are, and what they become. Empty: none.
  [[nodiscard]] std::vector<Degraded> degraded(const Context& context) const;

  Result<void> render_html(Sink sink, const RenderOptions& options = {}) const;
  Result<void> render_text(Sink sink, const RenderOptions& options = {}) const;
  // For a terminal. Text of the article and of values never gives a control character but the line feed.
  Result<void> render_ansi(Sink sink, const RenderOptions& options = {}) const;
  // CommonMark with the tables and the strikethrough of GFM.
  Result<void> render_markdown(Sink sink, const RenderOptions& options = {}) const;
  Result<void> render_json(Sink sink, const RenderOptions& options = {}) const;  // lossless block tree, one JSON object

  // What the services serve, without states its author half, one JSON object: HTML in which `<!--slot key-->` alone on
  // a line marks the place of a widget, and the objects that belong there, which have the marker as `replacementKey`.
  // Help is `properties{solutionId, title, content, sections[], replacementMaps}` of a Microsoft.Help solution, apollo
  // `properties{solutionId, title, htmlContent, sections[], bindings}` of a Microsoft.Diagnostics one. Widgets that a
  // dialect has no list for (charts in apollo; embedded articles in help) stand as their fallback. Variables in the
  // addresses of blades (`$resourceId`) stay as authored: these texts are for clients of the services, not for display.
  // With states of a session the objects also have what the service fills in: `provisioningState`, `status`,
  // `statusDetails`, `insights`, `searchResults` …, articles of findings from `options.bundle`.
  // Apollo embeds articles of `options.bundle`. Errors also: those of Bundle::article, of an embedded article.
  Result<void> render_help(Sink sink, const RenderOptions& options = {}) const;
  Result<void> render_apollo(Sink sink, const RenderOptions& options = {}) const;

  // Errors: also bad_argument, for a format that this library cannot write.
  Result<void> render(Format format, Sink sink, const RenderOptions& options = {}) const;

 private:
  friend class Bundle;
  friend class Form;
  friend class Scratch;  // keeps an Impl inside
  friend struct detail::ArticleAccess;
  void fill(WidgetList& out) const;
  struct Impl;
  struct ImplDelete {
    bool owned = true;  // false: the Impl is part of a Scratch
    void operator()(Impl* impl) const noexcept;
  };
  using ImplHandle = std::unique_ptr<Impl, ImplDelete>;
  explicit Article(ImplHandle impl) noexcept;
  ImplHandle impl_;
};

}  // namespace shelf
