// The stages in their order. Each says in its header what it needs and what is true after it.
#include <set>
#include <system_error>

#include "cache/article_cache.hpp"
#include "cache/kept_names.hpp"
#include "compile_files.hpp"
#include "gather_diagnostics.hpp"
#include "lists/name_lists.hpp"
#include "parallel_for.hpp"
#include "shelfc/compile.hpp"
#include "stages/build_catalogue.hpp"
#include "stages/check_bundle.hpp"
#include "stages/compress_attributes.hpp"
#include "stages/compress_units.hpp"
#include "stages/encode_info.hpp"
#include "stages/resolve_records.hpp"
#include "stages/write_bundle.hpp"
#include "sum_figures.hpp"

namespace shelf::compiler {

namespace {
ArticleCache open_article_cache(const Options& options) {
  if (options.cache.empty()) return {};
  return {options.cache, identity_of(options)};
}

std::string words_of(const WriteError& error) {
  return "cannot " + error.action + " `" + error.path + "`: " + std::generic_category().message(error.error);
}

void note_problem(const std::optional<WriteError>& error, CompileResult& result) {
  if (error) result.cache_problem = words_of(*error);
}

// Of the stages that look at all articles together.
struct KeptResults {
  ResultCache units, attributes, names;

  void save(CompileResult& result) const {
    for (const ResultCache* each : {&units, &attributes, &names}) note_problem(each->save(), result);
  }
};

KeptResults open_results(const Options& options) {
  if (options.cache.empty() || options.check_only) return {};
  const CacheKey identity = identity_of(options);
  return {
      {options.cache, "units", identity}, {options.cache, "attributes", identity}, {options.cache, "names", identity}};
}

// Lists of names are files behind the articles: what is said about them is printed as what is said about articles.
void append_lists(NameLists& lists, const Options& options, std::vector<SourcePath>& paths,
                  std::vector<FileReport>& files) {
  for (ListFile& list : lists.files) {
    paths.push_back(std::move(list.path));
    FileReport& file = files.emplace_back();
    file.text = std::move(list.text);
    file.diagnostics = std::move(list.diagnostics);
    for (Diagnostic& each : file.diagnostics) {
      if (options.strict && each.severity == Severity::warning) each.severity = Severity::error;
      file.has_errors = file.has_errors || each.severity == Severity::error;
    }
  }
}

// With --strict what the whole run found wrong with an article leaves it out as well.
// Returns how many.
std::size_t make_strict(std::vector<Diagnostic>& diagnostics, std::vector<Record>& records) {
  std::set<FileId> refused;
  for (Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity != Severity::warning) continue;
    diagnostic.severity = Severity::error;
    refused.insert(diagnostic.file);
  }
  return std::erase_if(records, [&](const Record& record) { return refused.contains(record.file); });
}

void report_nothing_left(const std::vector<FileReport>& files, DiagnosticSink& run) {
  for (const FileReport& file : files)
    if (file.has_errors) return;
  run.report(Code::IO2, Span{}, "no article is left after `--cloud` and `--type`", "widen the filters");
}

void add_figures(const CatalogueFigures& catalogue, std::vector<Figure>& out) {
  out.push_back({"distinct_ids", catalogue.distinct_ids});
  out.push_back({"topics", catalogue.topics});
  out.push_back({"products", catalogue.products});
  out.push_back({"pairs", catalogue.pairs});
  out.push_back({"pair_postings", catalogue.pair_postings});
}

BundleFacts collect_facts(const std::vector<Record>& records, std::uint64_t source_bytes, const Options& options) {
  BundleFacts facts;
  facts.label = options.label;
  facts.locale = options.locale;
  facts.compiler_version = version();
  facts.clouds = options.clouds;
  facts.source_bytes = source_bytes;
  for (const Record& record : records) {
    facts.raw_bytes += record.unit_size;
    ++facts.by_type[record.type];
  }
  return facts;
}

// Records to file bytes; fills the figures. Reports LIM3.
void build_bundle(const std::vector<Record>& records, const KeyTables& keys, std::uint64_t source_bytes,
                  const Options& options, ArticleTexts& texts, KeptResults& kept, DiagnosticSink& run,
                  CompileResult& result) {
  CompressedUnits units;
  CompressedAttributes attributes;
  CodedNames names;
  CatalogueTables tables;
  if (options.check_only) {
    names = code_names(records);
    tables = prepare_catalogue(records, keys);
    units.sizes.assign(records.size(), 0);
    attributes.rows.assign(records.size(), 0);
  } else {
    UnitPlan plan = plan_units(records, options.level, options.threads, kept.units, texts.units);
    run_all(
        options.threads,
        [&] { units = compress_units(records, std::move(plan), options.level, options.threads, texts.units); },
        [&] {
          names = find_or_code_names(records, kept.names);
          attributes = compress_attributes(records, options.level, options.threads, kept.attributes, texts.rows);
        },
        [&] { tables = prepare_catalogue(records, keys); });
  }
  if (units.problem) {
    result.scratch_problem = words_of(*units.problem);
    return;
  }
  // Settled: the size of every unit and block, so the catalogue can hold offsets.
  CatalogueFigures figures;
  std::string catalogue = build_catalogue(records, keys, tables, units, attributes, names, figures);
  add_figures(figures, result.figures);
  const BundleFacts facts = collect_facts(records, source_bytes, options);
  result.figures.push_back({"raw_unit_bytes", facts.raw_bytes});
  result.figures.push_back({"catalogue_bytes", catalogue.size()});
  if (options.check_only) return;
  result.figures.push_back({"unit_bytes", units.frames.size()});
  result.figures.push_back({"dictionary_bytes", units.dictionary.size()});
  result.figures.push_back({"attribute_bytes", attributes.frames.size()});

  std::vector<Section> sections;
  sections.push_back({format::SectionId::info, true, encode_info(facts)});
  sections.push_back({format::SectionId::catalogue, true, std::move(catalogue)});
  sections.push_back({format::SectionId::dictionary, true, std::move(units.dictionary)});
  sections.push_back({format::SectionId::units, true, std::move(units.frames)});
  sections.push_back({format::SectionId::attributes, true, std::move(attributes.frames)});
  if (!check_size(laid_out_size(sections), run)) return;
  // Settled: every byte but the offsets of the sections.
  result.bundle = lay_out_bundle(std::move(sections));
  result.figures.push_back({"bundle_bytes", result.bundle.size()});
}

// From compiled files to the bundle and what is said about all of it.
void finish(std::vector<SourcePath> paths, NameLists lists, CompiledFiles files, DiagnosticSink run,
            const Options& options, ArticleTexts& texts, KeptResults& kept, CompileResult& result) {
  result.figures = files.sums.figures();
  result.compiled = files.records.size();
  KeyTables keys;
  std::vector<Record> records = resolve_records(std::move(files.records), options.threads, keys, run);
  // Settled: rank order; at most one article is found by an id and type.
  append_lists(lists, options, paths, files.reports);
  std::vector<Diagnostic> of_run = run.take();
  if (const std::size_t refused = options.strict ? make_strict(of_run, records) : 0; refused > 0) {
    result.compiled -= refused;
    keys = build_key_tables(records, options.threads);
  }
  result.articles = records.size();
  DiagnosticSink last;
  const bool is_built = !records.empty() && check_articles(records.size(), last);
  if (is_built) build_bundle(records, keys, files.sums.source_bytes(), options, texts, kept, last, result);
  if (records.empty() && result.checked > 0) report_nothing_left(files.reports, last);
  for (Diagnostic& diagnostic : last.take()) of_run.push_back(std::move(diagnostic));
  run_all(
      options.threads, [&] { records.clear(); },  // takes as long as all the rest here
      [&] {
        gather_diagnostics(paths, files.reports, std::move(of_run), options, result);
        if (is_built) kept.save(result);
      });
  result.figures.push_back({"articles_compiled", result.compiled});
  result.figures.push_back({"errors", result.errors});
  result.figures.push_back({"warnings", result.warnings});
  result.figures.push_back({"notes", result.notes});
}
}  // namespace

CompileResult compile(const Options& options) {
  CompileResult result;
  DiagnosticSink run;
  Discovered found;
  ArticleCache cache;
  KeptResults kept;
  run_all(
      options.threads, [&] { found = discover(options.sources, run, options.threads); },
      [&] { cache = open_article_cache(options); }, [&] { kept = open_results(options); });
  std::vector<SourcePath> paths = std::move(found.files);
  result.folders = std::move(found.folders);
  // Settled: the order of the files. Output depends on it, not on the disk or on the number of threads.
  NameLists lists = read_name_lists(options.metrics, options.topics, static_cast<FileId>(paths.size()), run);
  cache.expect(paths.size(), lists.content);
  paths.reserve(paths.size() + lists.files.size());  // records refer to these, so they stay where they are
  ArticleTexts texts({options.scratch, options.texts_in_memory});
  CompiledFiles files = compile_files(paths, lists, options, cache, texts);
  result.checked = files.reports.size();
  // Settled: every record is whole and within the limits. Stages below look at all of them together.
  std::optional<WriteError> not_kept;
  if (!texts.failed())
    run_all(
        options.threads,
        [&] {
          finish(std::move(paths), std::move(lists), std::move(files), std::move(run), options, texts, kept, result);
        },
        [&] { not_kept = cache.save(); });
  if (const auto error = texts.problem()) result.scratch_problem = words_of(*error);
  note_problem(not_kept, result);
  return result;
}

}  // namespace shelf::compiler
