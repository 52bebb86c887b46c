// Writes N articles of an invented cloud, the same for the same N and SEED on every machine: usage
// generate_articles N SEED OUT_DIR. OUT_DIR must not exist or be empty. With a larger N the first articles stay the
// same. Folders: OUT_DIR/area-0000/LINE/ARTICLE.md, a hundred lines to an area, some forty articles to a line.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "generate/article.hpp"

namespace {

namespace fs = std::filesystem;
using namespace shelf::bench;

bool number_of(std::string_view text, std::uint64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

bool write_file(const fs::path& path, const std::string& header, const std::string& body) {
  std::ofstream out(path, std::ios::binary);
  out << header << body;
  return static_cast<bool>(out.flush());
}

fs::path folder_of(const fs::path& out, const Line& line) {
  std::string area = std::to_string(line.number / 100);
  if (area.size() < 4) area.insert(0, 4 - area.size(), '0');
  return out / ("area-" + area) / line.slug;
}

int generate(std::uint64_t count, std::uint64_t seed, const fs::path& out) {
  std::error_code error;
  if (fs::exists(out, error) && !fs::is_empty(out, error))
    return std::fprintf(stderr, "`%s` is not empty\n", out.c_str()), 3;
  std::uint64_t written = 0;
  for (std::size_t number = 0; written < count; ++number) {
    const Line line = make_line(seed, number);
    const fs::path folder = folder_of(out, line);
    fs::create_directories(folder, error);
    Random random(seed ^ (line.number * 0xa0761d6478bd642fu));
    for (const Draft& draft : draft_articles(line, seed)) {
      if (written == count) break;
      const fs::path path = folder / (draft.file + ".md");
      if (!write_file(path, header_of(draft, line, random), draft.body))
        return std::fprintf(stderr, "cannot write `%s`\n", path.c_str()), 3;
      ++written;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t count = 0, seed = 0;
  if (argc != 4 || !number_of(argv[1], count) || !number_of(argv[2], seed))
    return std::fputs("usage: generate_articles N SEED OUT_DIR\n", stderr), 2;
  return generate(count, seed, argv[3]);
}
