// shelf export.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <system_error>

#include "commands.hpp"
#include "render.hpp"
#include "safe_names.hpp"
#include "shelf_format/safe_text.hpp"

namespace shelf::tool {

namespace {
struct Request {
  std::string bundle, folder, format = "html", color = "auto";
  bool title = false;
};

int refuse(const std::string& path, int error) {
  complain("shelf", "cannot write `" + path + "`: " + std::generic_category().message(error));
  return could_not;
}

// Never writes through a symbolic link. Returns errno, 0 for success.
int write_file(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  int error = 0;
  while (error == 0 && !bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written >= 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      error = errno;
  }
  if (::close(file) != 0 && error == 0) error = errno;
  return error;
}

void append_entry(std::string& index, const ArticleSummary& summary, std::string_view path, std::string_view file) {
  index += index.empty() ? "[\n" : ",\n";
  format::append_json_string(index += "{\"articleId\":", summary.id);
  format::append_json_string(index += ",\"type\":", name(summary.type));
  format::append_json_string(index += ",\"path\":", path);
  format::append_json_string(index += ",\"file\":", file);
  index += '}';
}

class Exporter {
 public:
  Exporter(const Bundle& bundle, const Request& request)
      : bundle_(bundle), request_(request), format_(format_of(request.format)) {}

  int run() {
    if (const int code = make_folder(request_.folder)) return code;
    (void)names_.claim(".", "index", "json");  // taken
    for (std::uint32_t i = 0; i < bundle_.article_count(); ++i)
      if (const int code = write_article({i})) return code;
    const std::string path = request_.folder + "/index.json";
    const int error = write_file(path, index_.empty() ? "[]\n" : index_ + "\n]\n");
    return error == 0 ? done : refuse(path, error);
  }

 private:
  int make_folder(const std::string& path) {
    if (!made_.insert(path).second) return done;
    std::error_code error;
    std::filesystem::create_directories(path, error);
    return error ? refuse(path, error.value()) : done;
  }

  int write_article(ArticleRef ref) {
    const Result<Article> article = bundle_.article(ref, scratch_);
    if (!article) return fail(article.error());
    const ArticleSummary summary = article->summary();
    std::string text;
    RenderOptions options;
    options.title = request_.title;
    options.color = wants_ansi_color(request_.color);
    options.hyperlinks = options.color;  // without them the output is plain text
    options.bundle = &bundle_;
    const Result<void> rendered = article->render(format_, text, options);
    if (!rendered) return fail(rendered.error());
    const std::string file = names_.claim(name(summary.type), summary.id, extension(format_));
    if (const int code = make_folder(request_.folder + '/' + file.substr(0, file.find('/')))) return code;
    append_entry(index_, summary, article->source_path(), file);
    const std::string path = request_.folder + '/' + file;
    const int error = write_file(path, text);
    return error == 0 ? done : refuse(path, error);
  }

  const Bundle& bundle_;
  const Request& request_;
  Format format_;
  Scratch scratch_;
  NameRegister names_;
  std::set<std::string> made_;
  std::string index_;
};

int export_all(const Request& request) {
  const std::optional<Bundle> bundle = open_bundle(request.bundle);
  if (!bundle) return could_not;
  return Exporter(*bundle, request).run();
}
}  // namespace

void add_export(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("export", "Every article into a folder, one file each, and index.json");
  const auto request = std::make_shared<Request>();
  command->add_option("B", request->bundle, "The bundle; - is stdin")->required();
  command->add_option("DIR", request->folder, "Made when it does not exist")->required();
  command->add_option("--format", request->format, "html (default), text, ansi, markdown, json, help or apollo")
      ->check(check_format);
  command->add_option("--color", request->color, "auto (default: unless NO_COLOR is set), always or never, for ansi")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command->add_flag("--title", request->title, "Show the internal titles (H1)");
  command->callback([&run, request] { run = [request] { return export_all(*request); }; });
}

}  // namespace shelf::tool
