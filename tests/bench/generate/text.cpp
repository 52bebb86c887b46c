#include "text.hpp"

#include <string_view>

#include "words.hpp"

namespace shelf::bench {

// Shares of what is used again and what is new are set so that the whole compresses as well as real articles do.
std::string sentence(const Line& line, Random& random) {
  const std::size_t what = random.below(100);
  if (what < 10) return std::string(random.pick(words::boilerplate));
  if (what < 32) return line.sentences[random.skewed(line.sentences.size())];
  return fill(random.pick(what < 92 ? words::statements : words::notes), line, random);
}

std::string paragraph(std::size_t sentences, const Line& line, Random& random) {
  std::string out;
  for (std::size_t i = 0; i < sentences; ++i) {
    if (i > 0) out += ' ';
    out += sentence(line, random);
  }
  return out + "\n\n";
}

std::string step(const Line& line, Random& random) {
  if (random.chance(34)) return line.steps[random.skewed(line.steps.size())];
  return fill(random.pick(words::steps), line, random);
}

std::string address(const Line& line, Random& random) {
  std::string out = line.addresses[random.skewed(line.addresses.size())];
  if (random.chance(8)) out += "#step-" + std::to_string(random.between(1, 9));
  return out;
}

std::string blade(const Line& line, Random& random) {
  return join({random.chance(80) ? "data-blade:" : "button-data-blade:", line.extension, ".",
               random.pick(words::blades), random.chance(80) ? ".id.$resourceId" : ""});
}

std::string link(const Line& line, Random& random) {
  return join({"[", fill(random.pick(words::links), line, random), "](", address(line, random), ")"});
}

std::string numbered(std::size_t items, const Line& line, Random& random) {
  std::string out;
  for (std::size_t i = 1; i <= items; ++i) {
    out += join({std::to_string(i), ". ", step(line, random)});
    if (random.chance(8)) out += join({": [open it](", blade(line, random), ")"});
    if (random.chance(16)) out += ", see " + link(line, random);
    out += '\n';
    if (random.chance(8)) out += join({"   - ", step(line, random), "\n   - ", step(line, random), "\n"});
    if (random.chance(6)) out += join({"\n   ", sentence(line, random), "\n\n"});
  }
  return out + "\n";
}

std::string bullets(std::size_t items, const Line& line, Random& random) {
  std::string out;
  for (std::size_t i = 0; i < items; ++i) {
    out += "* " + step(line, random);
    if (random.chance(15)) out += ". " + sentence(line, random);
    out += '\n';
  }
  return out + "\n";
}

std::string link_list(std::size_t items, const Line& line, Random& random) {
  std::string out;
  for (std::size_t i = 0; i < items; ++i) out += join({"* ", link(line, random), random.chance(30) ? "<br>\n" : "\n"});
  return out + "\n";
}

std::string table(const Line& line, Random& random) {
  std::string out = fill("| {K} | State | Limit |\n|---|:-:|--:|\n", line, random);
  for (std::size_t i = random.between(2, 7); i > 0; --i) out += fill("| {p} | {a} | {z} |\n", line, random);
  return out + "\n";
}

std::string code(const Line& line, Random& random) {
  std::string out = "```\n";
  for (std::size_t i = random.between(1, 5); i > 0; --i) out += random.pick(line.commands) + "\n";
  return out + "```\n\n";
}

std::string token(std::string_view name) { return join({"<!--$", name, "-->[", name, "]<!--/$", name, "-->"}); }

}  // namespace shelf::bench
