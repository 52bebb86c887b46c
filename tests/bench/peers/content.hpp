// What is put into the peers' files, from the sources and from the bundle.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store.hpp"

namespace shelf::bench {

// Paths of all articles, sorted.
std::vector<std::string> article_files(const std::string& folder);
std::string read_file(const std::string& path);
void write_file(const std::string& path, std::string_view bytes);

// Pages as Shelf renders them, lists as Shelf ranks them: all stores give the same answers.
Content content_of(const std::string& bundle);

struct Solid {
  std::uint64_t source_bytes = 0, bytes = 0;
  double seconds = 0;
};
// All sources one after the other, as `zstd -19 --long=27` compresses them.
Solid compress_solid(const std::vector<std::string>& files);

// A site of Hugo with the same bodies: a page each, one template, nothing besides.
void write_hugo_site(const std::vector<std::string>& files, const std::string& site);

}  // namespace shelf::bench
