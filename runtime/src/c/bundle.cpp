// Bundles for C: open, close, what they hold, look-up.
#include <algorithm>
#include <string>

#include "c/arguments.hpp"
#include "c/calls.hpp"
#include "c/handles.hpp"
#include "c/options.hpp"
#include "shelf/query.hpp"

using namespace shelf;
using namespace shelf::c;

namespace {

// `open(OpenOptions)` gives the bundle. Sets `*bundle`, whatever comes of it.
template <class Open>
shelf_status open_bundle(const shelf_open_options* options, shelf_bundle** bundle, shelf_error* error,
                         const Open& open) noexcept {
  if (bundle != nullptr) *bundle = nullptr;
  return call(error, [&]() -> std::optional<Error> {
    Arguments arguments;
    const OpenOptions read = read_open_options(arguments, options);
    if (bundle == nullptr) arguments.refuse("bundle", 0);
    if (arguments.fault()) return arguments.fault();
    Result<Bundle> opened = open(read);
    if (!opened) return opened.error();
    *bundle = new shelf_bundle(std::make_shared<const Bundle>(std::move(*opened)));
    return std::nullopt;
  });
}

std::optional<bool> stated(std::uint32_t value) noexcept {
  return value == SHELF_UNSTATED ? std::nullopt : std::optional(value == SHELF_YES);
}

// As shelf::Query, with room for its tags.
struct ReadQuery {
  Query query;
  std::array<std::string_view, Query::max_tags> tags;
};

void read_query(Arguments& arguments, const shelf_query& given, ReadQuery& out) noexcept {
  Query& query = out.query;
  query.article_id = arguments.text(given.article_id, "query.article_id");
  query.topic = Key(arguments.text(given.topic, "query.topic"));
  query.product = Key(arguments.text(given.product, "query.product"));
  for (unsigned type = 0; type <= SHELF_TYPE_PARTNER_CENTER_QUICK_START; ++type)
    if ((given.types >> type & 1u) != 0) query.types.add(static_cast<ArticleType>(type));
  if (given.types >> (SHELF_TYPE_PARTNER_CENTER_QUICK_START + 1) != 0) arguments.refuse("query.types", given.types);
  const auto cloud = arguments.number<std::uint32_t>(given.cloud, SHELF_CLOUD_USSEC + 1, "query.cloud");
  if (cloud != SHELF_ANY_CLOUD) query.cloud = static_cast<Cloud>(cloud - 1);
  query.has_resource = stated(arguments.number<std::uint32_t>(given.has_resource, SHELF_NO + 1, "query.has_resource"));
  query.service = arguments.text(given.service, "query.service");
  query.resource = arguments.text(given.resource, "query.resource");
  query.client = arguments.text(given.client, "query.client");
  query.article_tag = arguments.text(given.article_tag, "query.article_tag");
  const auto tags = arguments.list(given.tags, given.tag_count, "query.tags");
  if (tags.size() > out.tags.size()) return arguments.refuse("query.tags", tags.size(), out.tags.size());
  std::transform(tags.begin(), tags.end(), out.tags.begin(),
                 [&](const shelf_text& tag) { return arguments.text(tag, "query.tags"); });
  query.tags = std::span(out.tags).first(tags.size());
}

std::size_t copy_hits(const Hits& hits, std::span<std::uint32_t> out) noexcept {
  std::size_t count = 0;
  for (const ArticleRef hit : hits) {
    if (count < out.size()) out[count] = hit.ordinal;
    ++count;
  }
  return count;
}

shelf_text text_of(std::string_view text) noexcept { return {text.data(), text.size()}; }

void copy_summary(const ArticleSummary& from, shelf_summary& to) noexcept {
  to.id = text_of(from.id);
  to.title = text_of(from.title);
  to.type = static_cast<shelf_article_type>(from.type);
  to.clouds = from.clouds;
  to.has_display_order = from.display_order ? 1 : 0;
  to.display_order = from.display_order.value_or(0);
  to.resource_required = !from.resource_required ? SHELF_UNSTATED : *from.resource_required ? SHELF_YES : SHELF_NO;
  to.shadowed = from.shadowed ? 1 : 0;
}

}  // namespace

shelf_status shelf_open_file(const char* path, const shelf_open_options* options, shelf_bundle** bundle,
                             shelf_error* error) noexcept {
  return open_bundle(options, bundle, error, [&](const OpenOptions& read) -> Result<Bundle> {
    if (path == nullptr) return Error{Errc::bad_argument, "path"};
    return Bundle::open_file(path, read);
  });
}

shelf_status shelf_open_memory(const void* data, size_t size, const shelf_open_options* options, shelf_bundle** bundle,
                               shelf_error* error) noexcept {
  return open_bundle(options, bundle, error, [&](const OpenOptions& read) -> Result<Bundle> {
    if (data == nullptr && size > 0) return Error{Errc::bad_argument, "data", size};
    return Bundle::open_memory(std::span(static_cast<const std::byte*>(data), size), read);
  });
}

void shelf_bundle_close(shelf_bundle** bundle) noexcept { close_handle(bundle); }

uint32_t shelf_article_count(const shelf_bundle* bundle) noexcept {
  return shelf_bundle::is_open(bundle) ? bundle->content->article_count() : 0;
}

shelf_status shelf_info(const shelf_bundle* bundle, shelf_sink sink, void* user, shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    CallerSink out(sink, user);
    if (!shelf_bundle::is_open(bundle)) return Error{Errc::bad_argument, "bundle"};
    if (!out.given()) return Error{Errc::bad_argument, "sink"};
    const std::shared_ptr<const Bundle> kept = bundle->content;
    const BundleInfo info = kept->info();
    return write_line(out, [&](Sink to) { return write_json(info, to); });
  });
}

shelf_status shelf_verify(const shelf_bundle* bundle, shelf_damage damage, void* user, size_t* count,
                          shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    if (!shelf_bundle::is_open(bundle)) return Error{Errc::bad_argument, "bundle"};
    if (count == nullptr) return Error{Errc::bad_argument, "count"};
    const std::vector<Error> found = bundle->content->verify();
    *count = found.size();
    if (damage == nullptr) return std::nullopt;
    for (const Error& each : found) {
      shelf_error told{};
      told.struct_size = sizeof told;
      report(each, &told);
      if (damage(user, &told) != 0) break;
    }
    return std::nullopt;
  });
}

shelf_status shelf_find(const shelf_bundle* bundle, const shelf_query* query, uint32_t* articles, size_t capacity,
                        size_t* count, shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    Arguments arguments;
    if (!shelf_bundle::is_open(bundle)) arguments.refuse("bundle", 0);
    if (query == nullptr) arguments.refuse("query", 0);
    if (count == nullptr) arguments.refuse("count", 0);
    if (articles == nullptr && capacity > 0) arguments.refuse("articles", capacity);
    ReadQuery read;
    read_query(arguments, arguments.structure(query, "query"), read);
    if (arguments.fault()) return arguments.fault();
    const Result<Hits> hits = bundle->content->find(read.query);
    if (!hits) return hits.error();
    *count = copy_hits(*hits, std::span(articles, capacity));
    return std::nullopt;
  });
}

shelf_status shelf_summarize(const shelf_bundle* bundle, uint32_t article, shelf_summary* summary,
                             shelf_error* error) noexcept {
  return call(error, [&]() -> std::optional<Error> {
    Arguments arguments;
    if (!shelf_bundle::is_open(bundle)) arguments.refuse("bundle", 0);
    if (summary == nullptr) arguments.refuse("summary", 0);
    if (summary != nullptr && summary->struct_size < sizeof *summary)
      arguments.refuse("summary", summary->struct_size, sizeof *summary);
    if (arguments.fault()) return arguments.fault();
    const Result<ArticleSummary> found = bundle->content->summary(ArticleRef{article});
    if (!found) return found.error();
    copy_summary(*found, *summary);
    return std::nullopt;
  });
}
