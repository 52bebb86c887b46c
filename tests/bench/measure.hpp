// Times and keys that the programs of this folder share.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shelf/shelf.hpp"

namespace shelf::bench {

using Pair = std::pair<std::string, std::string>;  // topic, product

template <class Function>
double seconds_of(Function function) {
  const auto begin = std::chrono::steady_clock::now();
  function();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

inline double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

// Ids of an attribute that is a list.
inline std::vector<std::string> ids_of(std::string_view list) {
  std::vector<std::string> ids;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    std::string_view item = list.substr(at, end - at);
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
    if (!item.empty()) ids.emplace_back(item);
    at = end + 1;
  }
  return ids;
}

// Every (topic, product) pair of the bundle's articles, in random order.
inline std::vector<Pair> pairs_of(const Bundle& bundle, std::uint32_t seed) {
  std::set<Pair> found;
  Scratch scratch;
  for (std::uint32_t i = 0; i < bundle.article_count(); ++i) {
    const auto article = bundle.article({i}, scratch);
    if (!article) continue;
    const auto products = ids_of(article->attribute("productPesIds"));
    for (const auto& topic : ids_of(article->attribute("supportTopicIds")))
      for (const auto& product : products) found.emplace(topic, product);
  }
  std::vector<Pair> pairs(found.begin(), found.end());
  std::shuffle(pairs.begin(), pairs.end(), std::mt19937(seed));
  return pairs;
}

inline std::vector<std::uint32_t> shuffled_ordinals(std::uint32_t count, std::uint32_t seed) {
  std::vector<std::uint32_t> ordinals(count);
  for (std::uint32_t i = 0; i < count; ++i) ordinals[i] = i;
  std::shuffle(ordinals.begin(), ordinals.end(), std::mt19937(seed));
  return ordinals;
}

}  // namespace shelf::bench
