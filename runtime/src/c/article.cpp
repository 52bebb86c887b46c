// Articles for C: read, render, widgets, requests.
#include "c/arguments.hpp"
#include "c/calls.hpp"
#include "c/handles.hpp"
#include "c/options.hpp"
#include "c/session.hpp"
#include "shelf/request.hpp"

using namespace shelf;
using namespace shelf::c;

namespace {

// Everything that RenderOptions refers to.
struct ReadRendering {
  Values values;
  Context context;
  Messages messages;
  std::shared_ptr<const OwnedSession> session;
  RenderOptions options;
};

std::optional<Error> read_rendering(const shelf_render_options* options, ReadRendering& out) {
  Arguments arguments;
  const shelf_render_options given = arguments.structure(options, "options");
  out.options.title = arguments.flag(given.title, "options.title");
  out.options.color = !arguments.flag(given.no_color, "options.no_color");
  out.options.hyperlinks = !arguments.flag(given.no_hyperlinks, "options.no_hyperlinks");
  if (given.width != 0) out.options.width = given.width < 0 ? 0u : static_cast<unsigned>(given.width);
  out.messages = read_messages(arguments, given.messages, given.message_count);
  out.options.messages = &out.messages;
  if (given.context != nullptr) {
    out.context = read_context(arguments, given.context);
    out.options.context = &out.context;
  }
  if (given.session != nullptr) {
    if (!shelf_session::is_open(given.session)) return Error{Errc::bad_argument, "options.session"};
    out.session = given.session->content;
    out.options.states = states_of(*out.session);
  }
  out.options.values = &out.values;
  return read_values(arguments, given.values, given.value_count, out.values);
}

}  // namespace

shelf_status shelf_article_open(const shelf_bundle* bundle, uint32_t ordinal, shelf_article** article,
                                shelf_error* error) noexcept {
  if (article != nullptr) *article = nullptr;
  return call(error, [&]() -> std::optional<Error> {
    if (!shelf_bundle::is_open(bundle)) return Error{Errc::bad_argument, "bundle"};
    if (article == nullptr) return Error{Errc::bad_argument, "article"};
    Result<Article> read = bundle->content->article(ArticleRef{ordinal});
    if (!read) return read.error();
    *article = new shelf_article(std::make_shared<const OwnedArticle>(OwnedArticle{bundle->content, std::move(*read)}));
    return std::nullopt;
  });
}

void shelf_article_close(shelf_article** article) noexcept { close_handle(article); }

shelf_text shelf_article_path(const shelf_article* article) noexcept {
  if (!shelf_article::is_open(article)) return {nullptr, 0};
  const std::string_view path = article->content->article.source_path();
  return {path.data(), path.size()};
}

shelf_text shelf_article_attribute(const shelf_article* article, shelf_text name) noexcept {
  if (!shelf_article::is_open(article) || name.data == nullptr) return {nullptr, 0};
  const std::string_view value = article->content->article.attribute({name.data, name.size});
  return {value.data(), value.size()};
}

shelf_status shelf_render(const shelf_article* article, shelf_format format, const shelf_render_options* options,
                          shelf_sink sink, void* user, shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    CallerSink out(sink, user);
    if (!shelf_article::is_open(article)) return Error{Errc::bad_argument, "article"};
    if (!out.given()) return Error{Errc::bad_argument, "sink"};
    if (format > SHELF_APOLLO) return Error{Errc::bad_argument, "format", format, SHELF_APOLLO};
    const std::shared_ptr<const OwnedArticle> kept = article->content;
    ReadRendering read;
    if (auto fault = read_rendering(options, read)) return fault;
    read.options.bundle = kept->bundle.get();
    return error_of(kept->article.render(static_cast<Format>(format), out.sink(), read.options));
  });
}

shelf_status shelf_widgets(const shelf_article* article, shelf_sink sink, void* user, shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    CallerSink out(sink, user);
    if (!shelf_article::is_open(article)) return Error{Errc::bad_argument, "article"};
    if (!out.given()) return Error{Errc::bad_argument, "sink"};
    const std::shared_ptr<const OwnedArticle> kept = article->content;
    WidgetList widgets;
    if (auto failed = kept->article.read_widgets(widgets)) return failed;
    for (const Widget& widget : widgets)
      if (auto failed = write_line(out, [&](Sink to) { return write_json(widget, to); })) return failed;
    return std::nullopt;
  });
}

shelf_status shelf_requests(const shelf_article* article, const shelf_context* context,
                            const shelf_request_options* options, shelf_sink sink, void* user,
                            shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    CallerSink out(sink, user);
    if (!shelf_article::is_open(article)) return Error{Errc::bad_argument, "article"};
    if (!out.given()) return Error{Errc::bad_argument, "sink"};
    Arguments arguments;
    const shelf_request_options given = arguments.structure(options, "options");
    const Context read = read_context(arguments, context);
    const auto inputs = read_named_texts(arguments, given.inputs, given.input_count, "options.inputs");
    const auto required = read_texts(arguments, given.required, given.required_count, "options.required");
    const bool inputs_given = arguments.flag(given.inputs_given, "options.inputs_given");
    if (arguments.fault()) return arguments.fault();
    const std::shared_ptr<const OwnedArticle> kept = article->content;
    WidgetList widgets;
    if (auto failed = kept->article.read_widgets(widgets)) return failed;
    RequestList requests;
    const RequestOptions made{.generation = given.generation == 0 ? 1 : given.generation,
                              .bundle = kept->bundle.get(),
                              .inputs = inputs,
                              .inputs_given = inputs_given || !inputs.empty(),
                              .required = required};
    if (auto failed = make_requests(kept->article, widgets, read, requests, made)) return failed;
    for (const Request& request : requests)
      if (auto failed = write_line(out, [&](Sink to) { return write_json(request, to); })) return failed;
    return std::nullopt;
  });
}
