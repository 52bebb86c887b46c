#include "compile_file.hpp"

#include <algorithm>

#include "stages/decode_text.hpp"
#include "stages/encode.hpp"
#include "stages/normalise_header.hpp"
#include "stages/parse_body.hpp"
#include "stages/scan_header.hpp"

namespace shelf::compiler {

namespace {
std::string_view type_name(const Header& header) {
  if (header.type != format::ArticleType::unknown) return format::type_names[static_cast<std::size_t>(header.type)];
  for (const Attribute& attribute : header.attributes)
    if (attribute.name == format::AttributeName::self_help_type) return attribute.value;
  return {};
}

bool is_wanted(const Header& header, const Options& options) {
  // An article without any cloud is only left out when clouds were asked for.
  if (options.clouds != format::all_clouds && (header.clouds & options.clouds) == 0) return false;
  if (options.types.empty()) return true;
  const std::string_view type = type_name(header);
  return std::any_of(options.types.begin(), options.types.end(),
                     [&](const std::string& wanted) { return format::equal_folded(wanted, type); });
}

void count_article(const RawHeader& raw, const Body& body, Figures& figures) {
  (raw.strict ? figures.strict_headers : figures.recovered_headers) = 1;
  figures.json_bodies = std::holds_alternative<JsonBody>(body) ? 1 : 0;
  figures.markdown_bodies = 1 - figures.json_bodies;  // as the format counts them: quick starts as well
  figures.quick_starts = std::holds_alternative<QuickStartBody>(body) ? 1 : 0;
}

// Reports to `sink`; `wanted` turns false when a filter leaves the article out.
std::optional<EncodedArticle> run_stages(const SourceFile& source, const NameLists& lists, const Options& options,
                                         Figures& figures, bool& wanted, DiagnosticSink& sink) {
  const std::optional<RawHeader> raw = scan_header(source, sink);
  if (!raw) return std::nullopt;
  std::optional<Header> header = normalise_header(*raw, sink);
  if (!header) return std::nullopt;
  // Settled: the article has an id and a type.
  wanted = is_wanted(*header, options);
  if (!wanted) return std::nullopt;
  header->clouds &= options.clouds;
  const std::optional<Body> body = parse_body(source, *raw, *header, figures, sink);
  if (!body) return std::nullopt;
  count_article(*raw, *body, figures);
  if (lists.topics) lint_topic_aliases(*header, *lists.topics, sink);
  if (lists.metrics) lint_metric_names(*body, *lists.metrics, sink);
  // Settled: addresses are checked, nothing of the source's markup is left.
  EncodedArticle article = encode(source, *header, *body, sink);
  if (sink.has_errors()) return std::nullopt;
  return article;
}

void promote_warnings(std::vector<Diagnostic>& diagnostics) {
  for (Diagnostic& diagnostic : diagnostics)
    if (diagnostic.severity == Severity::warning) diagnostic.severity = Severity::error;
}

bool has(const std::vector<Diagnostic>& diagnostics, Severity at_least) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [&](const Diagnostic& diagnostic) { return diagnostic.severity >= at_least; });
}

// Of a file that could be read; `text` is empty when it could not be decoded.
CompiledFile compile_text(const SourceFile& source, const NameLists& lists, const Options& options,
                          DiagnosticSink& sink) {
  CompiledFile out;
  bool wanted = true;
  std::optional<EncodedArticle> article;
  if (!sink.has_errors()) article = run_stages(source, lists, options, out.figures, wanted, sink);
  if (!wanted) return out;  // what is left out is not complained about either

  const bool silent_failure = !article && !sink.has_errors();
  if (silent_failure)
    sink.report(Code::LIM1, Span{}, "internal error: the article was refused without a reason",
                "this is a mistake of the compiler, please report it with the article");
  out.diagnostics = sink.take();
  if (options.strict) promote_warnings(out.diagnostics);
  out.has_errors = has(out.diagnostics, Severity::error);
  if (out.has_errors) {
    out.figures = Figures{};
  } else if (article) {
    out.record = std::move(article->record);
    out.unit = std::move(article->unit);
    out.attribute_row = std::move(article->attribute_row);
  }
  return out;
}

bool shows_text(const CompiledFile& file, const Options& options) {
  return has(file.diagnostics, options.keep_note_texts ? Severity::note : Severity::warning);
}

std::string decode_again(std::string_view bytes) {
  DiagnosticSink said_once_already;
  return decode_text(bytes, said_once_already);
}
}  // namespace

CompiledFile compile_file(const SourcePath& path, FileId id, const NameLists& lists, const Options& options,
                          ArticleCache& cache) {
  DiagnosticSink sink(id);
  SourceFile source{id, path.path, {}};
  const std::string bytes = read_source(path, sink);
  const bool readable = !sink.has_errors();
  if (readable) {
    if (std::optional<CompiledFile> known = cache.find(id, path.path, bytes)) {
      known->source_bytes = bytes.size();
      if (shows_text(*known, options)) known->text = decode_again(bytes);
      return std::move(*known);
    }
    source.text = decode_text(bytes, sink);
  }
  CompiledFile out = compile_text(source, lists, options, sink);
  if (out.record) out.record->path = path.path;
  if (readable) cache.keep(id, out);
  out.source_bytes = bytes.size();
  if (shows_text(out, options)) out.text = std::move(source.text);
  return out;
}

}  // namespace shelf::compiler
