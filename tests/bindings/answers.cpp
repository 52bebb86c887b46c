// The answers to a list of look-ups, through the C++ interface: answers_cpp BUNDLE LOOK_UPS. A line for each: the
// articles found, and size and FNV-1a hash of the first of them, rendered. Each binding has a program that writes the
// same.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "shelf/shelf.hpp"

namespace {

std::uint64_t hash(std::string_view bytes) {
  std::uint64_t value = 0xcbf29ce484222325;
  for (const char c : bytes) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return value;
}

std::string_view given(const std::string& word) { return word == "-" ? std::string_view() : std::string_view(word); }

void answer(const shelf::Bundle& bundle, const std::string& topic, const std::string& product,
            const std::string& format) {
  std::cout << topic << ' ' << product << ' ' << format << ':';
  const auto hits = bundle.find({.topic = given(topic), .product = given(product)});
  for (const shelf::ArticleRef hit : *hits) std::cout << ' ' << hit.ordinal;
  if (!hits->empty()) {
    shelf::Values values;
    values.set("vmname", "<web-1>");
    std::string page;
    const auto article = bundle.article(hits->front());
    (void)article->render(*shelf::parse_format(format), page, {.title = true, .values = &values, .bundle = &bundle});
    char sum[64];
    std::snprintf(sum, sizeof sum, " | %zu %016llx", page.size(), static_cast<unsigned long long>(hash(page)));
    std::cout << sum;
  }
  std::cout << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto bundle = shelf::Bundle::open_file(argv[1]);
  if (!bundle) return std::cerr << describe(bundle.error()) << '\n', 3;
  std::ifstream look_ups(argv[2]);
  for (std::string line; std::getline(look_ups, line);) {
    std::istringstream words(line);
    std::string topic, product, format;
    if (words >> topic >> product >> format && topic != "#") answer(*bundle, topic, product, format);
  }
}
