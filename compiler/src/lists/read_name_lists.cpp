#include "lists/name_lists.hpp"
#include "stages/decode_text.hpp"

namespace shelf::compiler {

namespace {
// Reads all files of one kind into one list; none when any of them has an error: what it lacks would be complained
// about in every article.
template <class List>
std::optional<List> read_list(const std::vector<std::string>& paths, FileId first, NameLists& out,
                              DiagnosticSink& run) {
  out.content.add(paths.size());
  if (paths.empty()) return std::nullopt;
  std::optional<List> list(std::in_place);
  bool good = true;
  for (const std::string& path : paths) {
    const SourcePath source = SourcePath::of_file(path, path, path == "-" ? "<stdin>" : path);
    ListFile file{source, {}, {}};
    DiagnosticSink sink(first + static_cast<FileId>(out.files.size())), unread;
    const std::string bytes = read_source(source, unread, list_file);
    // What cannot be read has no place; it ends the run as an unreadable folder does.
    for (const Diagnostic& each : unread.diagnostics())
      (each.code == Code::IO1 ? run : sink).report(each.code, {}, each.message, each.help);
    out.content.add(bytes);
    const std::string text = unread.has_errors() ? "" : decode_text(bytes, sink, list_file);
    good = good && !unread.has_errors();
    if (!unread.has_errors() && !sink.has_errors()) list->read(text, sink);
    good = good && !sink.has_errors();
    file.diagnostics = sink.take();
    if (!file.diagnostics.empty()) file.text = text;
    out.files.push_back(std::move(file));
  }
  if (!good) list.reset();
  out.content.add(good ? 1u : 0u);
  return list;
}
}  // namespace

NameLists read_name_lists(const std::vector<std::string>& metrics, const std::vector<std::string>& topics, FileId first,
                          DiagnosticSink& run) {
  NameLists out;
  out.metrics = read_list<MetricList>(metrics, first, out, run);
  out.topics = read_list<TopicList>(topics, first, out, run);
  return out;
}

}  // namespace shelf::compiler
