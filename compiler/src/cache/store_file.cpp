#include "cache/store_file.hpp"

#include <algorithm>
#include <array>

#include "cache/value_bytes.hpp"

namespace shelf::compiler {

namespace {
void put(ValueWriter& to, Span span) {
  to.number(span.begin);
  to.number(span.end);
}

Span take_span(ValueReader& from) {
  const auto begin = from.number<std::uint32_t>();
  return {begin, from.number<std::uint32_t>()};
}

void put(ValueWriter& to, const std::vector<Id>& ids) {
  to.list(ids, [&](const Id& id) {
    to.text(id.text);
    put(to, id.where);
  });
}

void take(ValueReader& from, std::vector<Id>& ids) {
  from.list(ids, [&] {
    std::string text(from.text());
    return Id{std::move(text), take_span(from)};
  });
}

void put(ValueWriter& to, const std::vector<std::string>& texts) {
  to.list(texts, [&](const std::string& text) { to.text(text); });
}

void take(ValueReader& from, std::vector<std::string>& texts) {
  from.list(texts, [&] { return std::string(from.text()); });
}

// Members that are written and read alike. A new member of Record belongs here, or into put and take below.
constexpr std::array id_lists{&Record::topics, &Record::products, &Record::references, &Record::embedded};
constexpr std::array text_lists{&Audience::resource_tags, &Audience::article_tags, &Audience::client_ids};
constexpr std::array texts{&Record::article_id, &Record::title};

void put(ValueWriter& to, const Audience& audience) {
  for (const auto list : text_lists) put(to, audience.*list);
  to.list(audience.scopes, [&](const Scope& scope) {
    to.text(scope.service);
    to.text(scope.resource);
  });
}

void take(ValueReader& from, Audience& audience) {
  for (const auto list : text_lists) take(from, audience.*list);
  from.list(audience.scopes, [&] {
    std::string service(from.text());
    return Scope{std::move(service), std::string(from.text())};
  });
}

void put(ValueWriter& to, const Record& record) {
  to.text(record.path);
  for (const auto text : texts) to.text(record.*text);
  put(to, record.article_id_span);
  to.number(record.type);
  to.number(record.clouds);
  to.number(record.display_order);
  to.number(static_cast<std::uint8_t>(record.resource_required ? 1 + *record.resource_required : 0));
  for (const auto list : id_lists) put(to, record.*list);
  put(to, record.audience());
  to.number(record.content_hash);
}

Record take_record(ValueReader& from) {
  Record record;
  record.path = from.text();
  for (const auto text : texts) record.*text = from.text();
  record.article_id_span = take_span(from);
  record.type = from.value_of(static_cast<format::ArticleType>(format::type_names.size() - 1));
  record.clouds = from.number<std::uint8_t>();
  record.display_order = from.number<std::uint32_t>();
  if (const auto required = from.number<std::uint8_t>(); required != 0) record.resource_required = required == 2;
  for (const auto list : id_lists) take(from, record.*list);
  const auto audience = std::make_shared<Audience>();
  take(from, *audience);
  record.shared_audience = audience;
  record.content_hash = from.number<std::uint64_t>();
  record.unit = from.text();
  record.attribute_row = from.text();
  return record;
}

constexpr std::array counts{&Figures::strict_headers,
                            &Figures::recovered_headers,
                            &Figures::markdown_bodies,
                            &Figures::json_bodies,
                            &Figures::quick_starts,
                            &Figures::json_strict,
                            &Figures::json_recovered,
                            &Figures::widget_files,
                            &Figures::section_directives,
                            &Figures::section_files,
                            &Figures::tokens,
                            &Figures::issue_regions,
                            &Figures::issue_region_files,
                            &Figures::issue_plain_pair_files,
                            &Figures::issue_other_files,
                            &Figures::blade_links,
                            &Figures::blade_uri_links,
                            &Figures::form_elements,
                            &Figures::visibility_expressions,
                            &Figures::placeholders,
                            &Figures::placeholder_files};
constexpr std::size_t other_figures =
    sizeof(Figures::widgets) + sizeof(Figures::token_names);  // NOLINT(bugprone-sizeof-container)
static_assert(sizeof(Figures) == sizeof(std::uint64_t) * counts.size() + other_figures, "every figure is kept");

void put(ValueWriter& to, const Figures& figures) {
  for (const auto count : counts) to.number(static_cast<std::uint32_t>(figures.*count));
  for (const std::uint64_t count : figures.widgets) to.number(static_cast<std::uint32_t>(count));
  put(to, figures.token_names);
}

void take(ValueReader& from, Figures& figures) {
  for (const auto count : counts) figures.*count = from.number<std::uint32_t>();
  for (std::uint64_t& count : figures.widgets) count = from.number<std::uint32_t>();
  take(from, figures.token_names);
}

void put(ValueWriter& to, const Diagnostic& diagnostic) {
  to.number(diagnostic.code);
  to.number(diagnostic.severity);
  put(to, diagnostic.where);
  to.text(diagnostic.message);
  to.text(diagnostic.help);
  to.list(diagnostic.notes, [&](const Note& note) {
    put(to, note.where);
    to.text(note.text);
  });
}

Diagnostic take_diagnostic(ValueReader& from, FileId id) {
  Diagnostic out;
  out.code = from.value_of(static_cast<Code>(static_cast<unsigned>(Code::count_) - 1));
  out.severity = from.value_of(Severity::error);
  out.file = id;
  out.where = take_span(from);
  out.message = from.text();
  out.help = from.text();
  from.list(out.notes, [&] {
    const Span where = take_span(from);
    return Note{id, where, std::string(from.text())};
  });
  return out;
}

bool speaks_of_itself(const CompiledFile& file, FileId id) {
  return std::ranges::all_of(file.diagnostics, [&](const Diagnostic& each) {
    return each.file == id && std::ranges::all_of(each.notes, [&](const Note& note) { return note.file == id; });
  });
}
}  // namespace

std::optional<std::string> store_file(const CompiledFile& file, FileId id) {
  if (!speaks_of_itself(file, id)) return std::nullopt;
  ValueWriter to;
  to.number(static_cast<std::uint8_t>(file.has_errors));
  put(to, file.figures);
  to.list(file.diagnostics, [&](const Diagnostic& each) { put(to, each); });
  to.number(static_cast<std::uint8_t>(file.record.has_value()));
  if (file.record) {
    put(to, *file.record);
    to.text(file.unit);
    to.text(file.attribute_row);
  }
  return std::move(to).take();
}

std::optional<CompiledFile> restore_file(std::string_view bytes, FileId id) {
  ValueReader from(bytes);
  CompiledFile file;
  file.has_errors = from.flag();
  take(from, file.figures);
  from.list(file.diagnostics, [&] { return take_diagnostic(from, id); });
  if (from.flag()) file.record = take_record(from);
  if (file.record) file.record->file = id;
  if (!from.at_end()) return std::nullopt;
  return file;
}

}  // namespace shelf::compiler
