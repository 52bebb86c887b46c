// A bundle of five articles that topics, products, ids and every filter tell apart.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shelf_format/bundle_generated.h"
#include "support/read_bundle.hpp"

namespace shelf::test {

inline constexpr const char* guid = "0a1b2c3d-0000-4000-8000-00000000000a";

inline TestArticle make(const char* id, std::vector<std::string> topics, std::vector<std::string> products) {
  UnitBuilder u;
  u.add(Op::paragraph).close();
  TestArticle article = article_of(u);
  article.id = id;
  article.topics = std::move(topics);
  article.products = std::move(products);
  return article;
}

inline std::vector<TestArticle> library() {
  std::vector<TestArticle> articles;
  articles.push_back(make("one", {"100", guid}, {"7"}));
  articles.push_back(make("Two", {"100", "Wet Paper"}, {"7", "8"}));
  articles.push_back(make("three", {"100"}, {"8"}));
  articles.push_back(make("two", {}, {"7"}));
  articles.push_back(make("two", {}, {}));
  articles[0].type = 2;
  articles[0].flags = format::flag_resource_unneeded;
  articles[0].clouds = 1;
  articles[1].flags = format::flag_resource_required;
  articles[1].tags = {"Linux", "db"};
  articles[1].scopes = {{"acme.print", "trays"}};
  articles[2].clouds = 2;
  articles[2].clients = {"desk"};
  articles[2].scopes = {{"acme.print", ""}, {"acme.scan", "lids"}};
  articles[3].type = 3;
  articles[3].article_tags = {"Annotation Of Heat"};
  articles[4].flags = format::flag_shadowed;
  return articles;
}

}  // namespace shelf::test
