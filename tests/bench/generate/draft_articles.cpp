#include <algorithm>
#include <cctype>

#include "article.hpp"
#include "words.hpp"

namespace shelf::bench {

namespace {

constexpr std::string_view every_cloud = "public, fairfax, mooncake, blackforest, usnat, ussec";
constexpr std::string_view most_clouds = "public, fairfax, usnat, ussec";

struct Weight {
  Shape shape;
  std::size_t per_thousand;
  unsigned with_topics;  // percent that have support topics
};
constexpr Weight weights[] = {
    {Shape::generic, 430, 100},   {Shape::questions, 182, 100}, {Shape::guide_step, 125, 14},
    {Shape::diagnostics, 92, 41}, {Shape::resource, 63, 35},    {Shape::advisor, 28, 0},
    {Shape::rca, 30, 54},         {Shape::health, 27, 0},       {Shape::guide_cover, 7, 8},
    {Shape::topic_list, 8, 0},    {Shape::apollo, 6, 100},
};

const Weight& choose_weight(Random& random) {
  std::size_t rest = random.below(1000);
  for (const Weight& weight : weights) {
    if (rest < weight.per_thousand) return weight;
    rest -= weight.per_thousand;
  }
  return weights[0];
}

// Lower case, words joined by `-`, at most `longest` bytes.
std::string slug(std::string_view text, std::size_t longest) {
  std::string out;
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (!out.empty() && out.back() != '-')
      out += '-';
    if (out.size() == longest) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

void choose_topics(Draft& draft, const Weight& weight, const Line& line, Random& random) {
  const Topic& first = random.pick(line.topics);
  draft.topic = first.words;
  std::erase_if(draft.topic, [](char c) { return c == '`' || c == '*'; });
  if (draft.shape == Shape::topic_list) draft.products = {line.product_guid};
  if (draft.shape == Shape::topic_list || !random.chance(weight.with_topics)) return;
  draft.topics = {first.id};
  std::size_t more = random.chance(80) ? 0 : random.chance(60) ? random.between(1, 2) : random.between(3, 10);
  for (; more > 0; --more)
    if (const auto& id = random.pick(line.topics).id;
        std::find(draft.topics.begin(), draft.topics.end(), id) == draft.topics.end())
      draft.topics.push_back(id);
  draft.products = {line.product};
  // A neighbour sells the same: topics of one line are asked about with the product of another.
  if (random.chance(30)) draft.products.push_back(product_of_line(line.number ^ 1));
}

std::string choose_id(const Draft& draft, const Line& line, std::size_t number, Random& random) {
  if (draft.shape == Shape::advisor) return guid(random) + "_Public";
  if (random.chance(54)) return guid(random);
  return slug(draft.topic, 24) + "_" + slug(line.slug, 40) + "-" + std::to_string(number);
}

Draft original(const Line& line, std::size_t number, Random& random) {
  const Weight& weight = choose_weight(random);
  Draft draft;
  draft.shape = weight.shape;
  choose_topics(draft, weight, line, random);
  draft.title = capitalised(fill(random.pick(words::titles), line, random, draft.topic));
  draft.id = choose_id(draft, line, number, random);
  draft.file = slug(draft.title, 50) + "-" + std::to_string(number);
  draft.clouds = draft.shape == Shape::advisor ? "public" : random.chance(30) ? every_cloud : most_clouds;
  const bool json =
      draft.shape == Shape::questions || draft.shape == Shape::advisor || draft.shape == Shape::topic_list;
  draft.body = json ? json_body(draft, line, random) : markdown_body(draft, line, random);
  return draft;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
}

// The same article for another cloud: its own addresses, and a word or two.
Draft variant(const Draft& draft, std::string_view cloud, const Line& line, Random& random) {
  Draft out = draft;
  const std::string suffix = "_" + capitalised(std::string(cloud));
  if (draft.shape == Shape::advisor)
    replace_all(out.id, "_Public", suffix);
  else
    out.id = draft.id.size() == 36 && random.chance(70) ? guid(random) : draft.id + suffix;
  out.file += "-" + std::string(cloud);
  out.clouds = cloud;
  replace_all(out.body, "docs.nimbus.example", "docs.nimbus-" + std::string(cloud) + ".example");
  if (random.chance(60)) {
    const std::string setting = join({"**", random.pick(line.settings), "**"});
    replace_all(out.body, setting, join({"**", random.pick(words::settings), "**"}));
  }
  if (random.chance(40)) replace_all(out.body, "Most customers", "Most tenants of " + std::string(cloud));
  return out;
}

}  // namespace

std::vector<Draft> draft_articles(const Line& line, std::uint64_t seed) {
  static constexpr std::string_view clouds[] = {"mooncake", "blackforest", "usnat"};
  Random random(seed + line.number * 0xd1342543de82ef95u);
  std::vector<Draft> drafts;
  while (drafts.size() < line.articles) {
    drafts.push_back(original(line, drafts.size(), random));
    const std::size_t at = drafts.size() - 1;
    if (!random.chance(drafts[at].shape == Shape::advisor ? 60 : 12)) continue;
    const std::size_t first = random.below(3);
    drafts.push_back(variant(drafts[at], clouds[first], line, random));
    if (random.chance(30)) drafts.push_back(variant(drafts[at], clouds[(first + 1) % 3], line, random));
  }
  return drafts;
}

}  // namespace shelf::bench
