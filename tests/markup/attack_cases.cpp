#include "markup/attack_cases.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "live/answers.hpp"
#include "shelf/shelf.hpp"
#include "shelfc/compile.hpp"

namespace shelf::test {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view bytes_mark = " [bytes]";

std::string bytes_of(std::string_view written) {
  std::string bytes;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (!written.substr(i).starts_with("\\x")) {
      bytes += written[i];
      continue;
    }
    bytes += static_cast<char>(std::stoi(std::string(written.substr(i + 2, 2)), nullptr, 16));
    i += 3;
  }
  return bytes;
}

// Lines to the next one that begins with `mark`, without the last line break.
std::string take_until(std::string_view& left, std::string_view mark) {
  std::size_t at = 0;
  while (at < left.size() && !left.substr(at).starts_with(mark)) {
    const std::size_t end = left.find('\n', at);
    at = end == std::string_view::npos ? left.size() : end + 1;
  }
  std::string lines(left.substr(0, at));
  left.remove_prefix(at);
  if (lines.ends_with('\n')) lines.pop_back();
  return lines;
}

std::string take_line(std::string_view& left) {
  const std::size_t end = std::min(left.find('\n'), left.size());
  std::string line(left.substr(0, end));
  left.remove_prefix(std::min(end + 1, left.size()));
  return line;
}

Attack take_attack(std::string_view& left, const std::string& family) {
  Attack attack;
  attack.family = family;
  attack.name = take_line(left).substr(3);
  attack.bytes = attack.name.ends_with(bytes_mark);
  if (attack.bytes) attack.name.resize(attack.name.size() - bytes_mark.size());
  attack.written = take_until(left, "-- html\n");
  if (left.empty()) throw std::runtime_error(family + ": " + attack.name + " has no `-- html`");
  attack.input = attack.bytes ? bytes_of(attack.written) : attack.written;
  take_line(left);
  attack.expected = take_until(left, "== ");
  return attack;
}

std::string attribute_of(std::string_view value) {
  std::string out;
  for (const char c : value) c == '"' ? out += "&quot;" : out += c;
  return out;
}

// The token in every place where text may stand.
constexpr std::string_view token = "<!--$word-->[word]<!--/$word-->";

std::string body_around_token() {
  const std::string t(token);
  return "## " + t + "\n\nSay " + t + " **" + t + "** [" + t + "](https://docs.nimbus.example/)\n\n- " + t +
         "\n\n| a | b |\n|---|---|\n| " + t + " | c |\n\n> " + t + "\n\n<p title=\"" + t + "\">x</p>\n";
}

std::string article_of(const Attack& attack, std::size_t number) {
  const std::string title = attack.family == "header_attributes" ? attribute_of(attack.input) : "Title";
  std::string text =
      "<properties\n  pageTitle=\"" + title + "\"\n  articleId=\"attack-" + std::to_string(number) +
      "\"\n  selfHelpType=\"generic\"\n  supportTopicIds=\"41000101\"\n  cloudEnvironments=\"public\" />\n";
  if (attack.family == "values") return text + body_around_token();
  return text + (attack.family == "header_attributes" ? "Nothing but a title.\n" : attack.input + "\n");
}

Rendered render_article(const Bundle& bundle, const Attack& attack, std::size_t number) {
  Rendered out;
  const std::string id = "attack-" + std::to_string(number);
  const auto hits = bundle.find({.article_id = id});
  out.refused = !hits || hits->empty();
  if (out.refused) return out;
  const auto article = bundle.article(hits->front());
  if (!article) throw std::runtime_error(describe(article.error()));
  Values values;
  RenderOptions options;
  options.title = attack.family == "header_attributes";
  if (attack.family == "values") values.set("word", attack.input);
  options.values = &values;
  if (!article->render_html(out.html, options) || !article->render_text(out.text, options) ||
      !article->render_ansi(out.ansi, options) || !article->render_markdown(out.markdown, options) ||
      !article->render_json(out.json, options))
    throw std::runtime_error("cannot render " + attack.family + ": " + attack.name);
  return out;
}

bool is_answer(const Attack& attack) { return attack.family == "service_html"; }

// Not the tests' Folder: the page is made without their framework.
struct SourceFolder {
  fs::path path = fs::temp_directory_path() / ("shelf-attacks-" + std::to_string(::getpid()));
  SourceFolder() { fs::create_directories(path); }
  SourceFolder(const SourceFolder&) = delete;
  SourceFolder& operator=(const SourceFolder&) = delete;
  ~SourceFolder() { fs::remove_all(path); }
};

std::string compile_attacks(const std::vector<Attack>& attacks) {
  const SourceFolder folder;
  for (std::size_t i = 0; i < attacks.size(); ++i)
    if (!is_answer(attacks[i]))
      std::ofstream(folder.path / (std::to_string(i) + ".md"), std::ios::binary) << article_of(attacks[i], i);
  compiler::Options options;
  options.sources = {folder.path.string()};
  return compiler::compile(options).bundle;
}

}  // namespace

std::vector<Attack> read_attacks(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::ranges::sort(files);
  std::vector<Attack> attacks;
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    for (std::string_view left = text; !left.empty();) attacks.push_back(take_attack(left, file.stem().string()));
  }
  return attacks;
}

void write_attacks(const fs::path& folder, const std::vector<Attack>& attacks) {
  for (std::size_t i = 0; i < attacks.size();) {
    const std::string& family = attacks[i].family;
    std::ofstream out(folder / (family + ".txt"), std::ios::binary);
    for (; i < attacks.size() && attacks[i].family == family; ++i) {
      const Attack& attack = attacks[i];
      out << "== " << attack.name << (attack.bytes ? bytes_mark : "") << '\n'
          << attack.written << "\n-- html\n"
          << attack.expected << (attack.expected.empty() ? "" : "\n");
    }
  }
}

std::vector<Rendered> render_attacks(const std::vector<Attack>& attacks) {
  const std::string file = compile_attacks(attacks);
  const auto bundle = Bundle::open_memory(std::as_bytes(std::span(file.data(), file.size())));
  if (!bundle) throw std::runtime_error(describe(bundle.error()));
  std::vector<Rendered> rendered;
  for (std::size_t i = 0; i < attacks.size(); ++i) {
    if (is_answer(attacks[i]))
      rendered.emplace_back().html = detail::clean_html(attacks[i].input);
    else
      rendered.push_back(render_article(*bundle, attacks[i], i));
  }
  return rendered;
}

}  // namespace shelf::test
