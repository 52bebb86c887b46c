// FORMAT.md shows bytes and tables; what it shows must be what the code does.
#include <flatbuffers/flatbuffers.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "shelf_format/bundle_generated.h"
#include "shelf_format/format.hpp"
#include "shelf_format/names.hpp"
#include "shelf_format/ops.hpp"
#include "shelf_format/safe_text.hpp"
#include "shelf_format/xxh64.hpp"
#include "shelfc/compile.hpp"
#include "support/catch.hpp"

namespace {
using namespace shelf;

std::string document() {
  std::ifstream file(SHELF_FORMAT_DOCUMENT);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The fenced blocks of the worked example.
std::vector<std::string> hex_dumps() {
  std::string text = document();
  text.erase(0, text.find("## Worked example"));
  std::vector<std::string> dumps;
  for (std::size_t at = 0; (at = text.find("\n```\n0", at)) != std::string::npos;) {
    const std::size_t end = text.find("```", at + 5);
    dumps.push_back(text.substr(at + 5, end - at - 5));
    at = end + 3;
  }
  return dumps;
}

// The same lines again, from the real bytes.
std::string dump_again(const std::string& shown, const std::string& bytes) {
  std::istringstream lines(shown);
  std::string again;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin = std::stoul(line.substr(0, 8), nullptr, 16);
    again += line.substr(0, 8) + "  ";
    std::string hex, characters;
    for (const char c : bytes.substr(std::min(begin, bytes.size()), 16)) {
      format::append_hex(hex, static_cast<unsigned char>(c), 2);
      hex += ' ';
      characters += c >= 0x20 && c < 0x7f ? c : '.';
    }
    hex.resize(48, ' ');
    again += hex + ' ' + characters + '\n';
  }
  return again;
}

std::string compile_example() {
  const auto folder = std::filesystem::temp_directory_path() / "shelf_format_example";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "jam.md")
      << "<properties pageTitle=\"Paper jam\" articleId=\"jam\" selfHelpType=\"generic\"\n"
         "  cloudEnvironments=\"public\" supportTopicIds=\"32000001\" productPesIds=\"15000\" />\n"
         "# Paper jam\nOpen the lid & pull.\n";
  compiler::Options options;
  options.sources = {folder.string()};
  return compiler::compile(options).bundle;
}

template <class Names>
std::string vocabulary(const Names& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i)
    list += (i == 0 ? "" : ", ") + std::to_string(i) + " `" + std::string(names[i]) + "`";
  return list + "\n";
}
}  // namespace

TEST_CASE("FORMAT.md: the worked example shows the bytes that the compiler writes") {
  const std::string file = compile_example();
  const auto dumps = hex_dumps();
  REQUIRE(dumps.size() == 3);
  const auto units_at = format::detail::load_le<std::uint64_t>(
      reinterpret_cast<const unsigned char*>(file.data()) + format::header_size + 3 * format::section_entry_size + 8);
  if (document().find(std::string("(zstd ") + ZSTD_versionString() + ")") != std::string::npos) {  // frames differ
    CHECK(dumps[0] == dump_again(dumps[0], file));
    CHECK(dumps[1] == dump_again(dumps[1], file));
  }
  const auto units_size = format::detail::load_le<std::uint64_t>(
      reinterpret_cast<const unsigned char*>(file.data()) + format::header_size + 3 * format::section_entry_size + 16);
  // The size takes one byte here, the block is raw, and without phrases what is coded is the text itself.
  CHECK(dumps[2] == dump_again(dumps[2], file.substr(units_at + 1, units_size - 5)));
}

TEST_CASE("FORMAT.md: the table of operations is that of ops.def") {
  const std::string text = document();
  std::size_t rows = 0;
  for (std::size_t code = 0; code < format::op_shapes.size(); ++code) {
    const auto& shape = format::op_shapes[code];
    if (!shape.known()) continue;
    ++rows;
    std::string operands;
    for (const char letter : shape.operands()) operands += (operands.empty() ? "" : " ") + std::string(1, letter);
    const std::string row = "\n| " + std::to_string(code) + " | `" + std::string(shape.name()) + "` | " +
                            (shape.opens ? "open" : "leaf") + " | " + (operands.empty() ? "–" : operands) + " | ";
    CAPTURE(row);
    CHECK(text.find(row) != std::string::npos);
  }
  CHECK(rows > 50);
}

TEST_CASE("FORMAT.md: the vocabularies are those of names.hpp") {
  const std::string text = document();
  for (const std::string& list :
       {vocabulary(format::type_names), vocabulary(format::cloud_names), vocabulary(format::attribute_names),
        vocabulary(format::region_names), vocabulary(format::widget_names), vocabulary(format::field_names),
        vocabulary(format::html_tags), vocabulary(format::json_keys)}) {
    CAPTURE(list);
    CHECK(text.find(": " + list) != std::string::npos);
  }
}
