#include "line.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "words.hpp"

namespace shelf::bench {

namespace {

std::string invent(Random& random, std::size_t least, std::size_t most) {
  std::string word;
  for (std::size_t n = random.between(least, most); n > 0; --n) word += random.pick(words::syllables);
  return word;
}

// `access key` to `AccessKey`.
std::string as_name(std::string_view text) {
  std::string name;
  bool up = true;
  for (const char c : text) {
    if (c == ' ' || c == '-') {
      up = true;
    } else {
      name += up ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      up = false;
    }
  }
  return name;
}

std::vector<std::string> some_of(words::List list, std::size_t count, Random& random) {
  std::set<std::string> chosen;
  while (chosen.size() < std::min(count, list.size())) chosen.emplace(random.pick(list));
  return {chosen.begin(), chosen.end()};
}

std::vector<std::string> filled(words::List patterns, std::size_t count, const Line& line, Random& random) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(fill(random.pick(patterns), line, random));
  return out;
}

std::string slot(char letter, const Line& line, Random& random, std::string_view topic) {
  const auto text = [](std::string_view view) { return std::string(view); };
  switch (letter) {
    case 'k':
      return line.kind;
    case 'l':
      return line.name;
    case 'p':
      return random.chance(65) ? random.pick(line.parts) : random.pick(line.inventions);
    case 'q':
      return random.pick(line.inventions);
    case 's':
      return random.pick(line.settings);
    case 'e':
      return "`" + random.pick(line.errors) + "`";
    case 'o':
      return random.pick(line.commands);
    case 't':
      return text(topic);
    case 'a':
      return text(random.pick(words::adjectives));
    case 'c':
      return fill(random.pick(words::causes), line, random);
    case 'd':
      return text(random.pick(words::durations));
    case 'f':
      return text(random.pick(words::states));
    case 'g':
      return text(random.pick(words::regions));
    case 'r':
      return text(random.pick(words::roles));
    case 'n':
      return std::to_string(random.between(2, 24));
    case 'z':
      return std::to_string(random.between(10, 9999) * 10);
    case 'h':
      return join({random.chance(60) ? "40" : "50", std::to_string(random.between(0, 9))});
    case 'A':
      return as_name(random.pick(words::adjectives));
    case 'K':
      return as_name(line.kind);
    case 'Q':
      return as_name(random.pick(line.inventions));
    default:
      return {'{', letter, '}'};
  }
}

void name_line(Line& line, Random& random, std::uint64_t seed) {
  // Three lines are a family: one service with several resource types.
  Random family(seed * 31 + line.number / 3);
  line.family = capitalised(invent(family, 2, 3)) + std::to_string(line.number / 3 % 97);
  line.kind = random.pick(words::kinds);
  const std::string word = invent(random, 2, 3);
  line.name = capitalised(word) + " " + capitalised(line.kind);
  line.slug = word + "-" + line.kind + "-" + std::to_string(line.number);
  line.service = "nimbus." + line.family;
  line.service[7] = static_cast<char>(std::tolower(static_cast<unsigned char>(line.service[7])));
  line.resource = word + capitalised(line.kind) + "s";
  line.product = product_of_line(line.number);
  line.product_guid = guid(random);
  line.owner = line.family + "_" + capitalised(word);
  line.extension = "Nimbus_" + line.family;
}

void equip_line(Line& line, Random& random) {
  line.parts = some_of(words::parts, 9, random);
  for (int i = 0; i < 6; ++i)
    line.inventions.push_back(random.chance(60) ? invent(random, 2, 3)
                                                : join({invent(random, 2, 2), " ", random.pick(line.parts)}));
  line.settings = some_of(words::settings, 9, random);
  line.errors = filled(words::errors, 9, line, random);
  line.commands = filled(words::commands, 6, line, random);
  for (int i = 0; i < 5; ++i) line.authors.push_back(invent(random, 3, 4));
  for (int i = 0; i < 6; ++i) line.symptoms.push_back(as_name(line.name) + as_name(random.pick(line.inventions)));
  for (std::size_t i = 0; i < 47; ++i) {
    std::string part = random.chance(50) ? random.pick(line.parts) : random.pick(line.inventions);
    std::replace(part.begin(), part.end(), ' ', '-');
    const std::string folder = random.chance(70) ? line.slug : part;
    line.addresses.push_back(join({"https://docs.nimbus.example/", folder, "/", random.chance(30) ? "howto-" : "", part,
                                   "-", invent(random, 2, 4)}));
  }
}

constexpr std::size_t topics_per_line = 35;

void add_topics(Line& line, Random& random) {
  for (std::size_t i = 0; i < topics_per_line; ++i) {
    // A prime modulus and a factor below it: no id twice before 69 million topics.
    const std::uint64_t number =
        (static_cast<std::uint64_t>(line.number) * topics_per_line + i + 1) * 104729 % 69'999'989;
    Topic topic{random.chance(1) ? guid(random) : std::to_string(30'000'000 + number),
                fill(random.pick(words::topics), line, random)};
    line.topics.push_back(std::move(topic));
  }
}

}  // namespace

std::string product_of_line(std::size_t number) {
  return number < 89'000 ? std::to_string(10'000 + number * 7 % 89'989) : std::to_string(1'000'000 + number);
}

std::string guid(Random& random) {
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string out(36, '-');
  for (std::size_t i = 0; i < out.size(); ++i)
    if (i != 8 && i != 13 && i != 18 && i != 23) out[i] = hex[i == 14 ? 4 : random.below(16)];
  return out;
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string fill(std::string_view pattern, const Line& line, Random& random, std::string_view topic) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
      out += slot(pattern[i + 1], line, random, topic);
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

Line make_line(std::uint64_t seed, std::size_t number) {
  Random random(seed * 0x2545f4914f6cdd1dU + number * 0x9e3779b1u + 1);
  Line line;
  line.number = number;
  name_line(line, random, seed);
  equip_line(line, random);
  add_topics(line, random);
  line.sentences = filled(words::statements, 40, line, random);
  line.steps = filled(words::steps, 40, line, random);
  line.indent = random.chance(50) ? "\t" : "    ";
  line.articles = random.between(15, 65);
  return line;
}

}  // namespace shelf::bench
