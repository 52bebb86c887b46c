// Bodies in Markdown, by type.
#include <string_view>

#include "article.hpp"
#include "text.hpp"
#include "words.hpp"

namespace shelf::bench {

namespace {

std::string heading(const Line& line, Random& random) {
  return "### " + capitalised(fill(random.pick(words::headings), line, random)) + "\n\n";
}

std::string extras(const Line& line, Random& random) {
  std::string out;
  if (random.chance(3)) out += table(line, random);
  if (random.chance(3)) out += code(line, random);
  if (random.chance(2))
    out += join({"![", fill("{s} of a {k}", line, random), "](", address(line, random), ".png)\n\n"});
  return out;
}

std::string recommended(const Line& line, Random& random, std::size_t least, std::size_t most) {
  std::string out;
  if (random.chance(75)) {
    out += "## **Recommended Steps**\n\n";
    const std::size_t items = random.between(least, most);
    out += random.chance(75) ? numbered(items, line, random) : bullets(items, line, random);
    out += extras(line, random);
  }
  out += "## **Recommended Documents**\n\n";
  return out + link_list(random.between(1, 7), line, random);
}

std::string generic(const Line& line, Random& random, std::size_t longest) {
  std::string out;
  if (random.chance(75)) out += paragraph(random.between(1, 7), line, random);
  for (std::size_t i = random.skewed(longest); i > 0; --i) {
    out += heading(line, random);
    if (random.chance(60)) out += paragraph(random.between(1, 5), line, random);
    out +=
        random.chance(50) ? numbered(random.between(2, 7), line, random) : bullets(random.between(2, 5), line, random);
  }
  return out + recommended(line, random, 4, 9);
}

std::string described(const Line& line, Random& random, std::size_t sentences) {
  std::string out = join({"<!--issueDescription-->\nThe ", line.kind, " **", token("ResourceName"), "** ",
                          fill("has a {a} {p}: ", line, random), token(random.pick(words::tokens)), ". ",
                          paragraph(sentences, line, random)});
  if (random.chance(50)) out += join({"Since ", token("StartTime"), ": ", token(random.pick(words::tokens)), "\n"});
  return out + "<!--/issueDescription-->\n\n";
}

std::string rca(const Line& line, Random& random) {
  std::string out = described(line, random, 4);
  if (random.chance(30))
    out += join({"<!--rcaDescription-->\n", paragraph(3, line, random), "<!--resolutionDetails-->\n",
                 paragraph(2, line, random), "<!--/resolutionDetails-->\n\n<!--additionalInfo-->\n",
                 paragraph(1, line, random),
                 "<!--/additionalInfo-->\n<!--/rcaDescription-->\n\n<!--recommendedActions-->\n",
                 bullets(3, line, random), "<!--/recommendedActions-->\n\n"});
  out += paragraph(3, line, random);
  return out + recommended(line, random, 2, 6);
}

std::string health(const Line& line, Random& random) {
  return join({"<!--issueDescription-->\nAt ", token("StartTime"), " the ", line.kind, " **", token("ResourceName"),
               "** changed to **", token("Status"), "**. ", paragraph(3, line, random), "<!--/issueDescription-->\n\n",
               link(line, random), "\n"});
}

std::string metric(const Line& line, Random& random) {
  static constexpr std::string_view aggregations[] = {"Avg", "Sum", "Max", "Min", "Count"};
  static constexpr std::string_view spans[] = {"1d", "3d", "7d", "30d"};
  return join({fill("<metric>\n    <title>{s} over time</title>\n    <name>{Q}Use</name>\n", line, random),
               "    <aggregationType>", random.pick(aggregations), "</aggregationType>\n    <timeSpanDuration>",
               random.pick(spans), "</timeSpanDuration>\n</metric>\n\n"});
}

std::string insight(const Line& line, Random& random) {
  static constexpr std::string_view texts =
      "<insight>\n    <executionText>We are checking the {p} of your {k}</executionText>\n"
      "    <noResultText>The check found nothing wrong with the {p}</noResultText>\n"
      "    <timeoutText>The check of the {p} took too long</timeoutText>\n"
      "    <maxInsightCount>1</maxInsightCount>\n    <additionalInputsReq>true</additionalInputsReq>\n";
  return join(
      {fill(texts, line, random), "    <symptomId>", random.pick(line.symptoms), "</symptomId>\n</insight>\n\n"});
}

std::string video(const Line& line, Random& random) {
  return join({"<video>\n    <src>https://www.youtube.com/watch?v=Nim",
               std::to_string(random.between(10'000'000, 99'999'999)), "</src>\n    <title>",
               capitalised(fill(random.pick(words::links), line, random)), "</title>\n</video>\n\n"});
}

std::string apollo(const Draft& draft, const Line& line, Random& random) {
  std::string out = join({"## ", capitalised(draft.topic), "\n\n", paragraph(4, line, random)});
  if (random.chance(30)) out += metric(line, random);
  if (random.chance(60)) out += join({heading(line, random), paragraph(1, line, random), insight(line, random)});
  if (random.chance(40)) out += video(line, random);
  for (std::size_t i = random.between(2, 6); i > 0; --i)
    out += join({heading(line, random), paragraph(2, line, random), numbered(random.between(3, 7), line, random)});
  if (random.chance(50)) out += join({":::Section More about the ", line.kind, ":::\n\n", paragraph(4, line, random)});
  out += "### Recommended documents\n\n" + link_list(random.between(2, 5), line, random);
  if (random.chance(40))
    out += "These pages from the web may help:\n\n<azureKB>\n  <client>portal</client>\n</azureKB>\n";
  return out;
}

std::string guide_step(const Line& line, Random& random) {
  std::string out = paragraph(random.between(2, 6), line, random);
  if (random.chance(40))
    out += join({"<!--issueDescription-->\n", paragraph(4, line, random), "<!--/issueDescription-->\n\n"});
  out += bullets(random.between(2, 7), line, random);
  if (random.chance(50)) out += link_list(random.between(1, 4), line, random);
  return out + extras(line, random);
}

}  // namespace

std::string markdown_body(const Draft& draft, const Line& line, Random& random) {
  // Half of the H1 repeat the title of the header.
  std::string out = join({"\n# ", random.chance(55) ? draft.title : capitalised(draft.topic), "\n\n"});
  switch (draft.shape) {
    case Shape::guide_step:
      return out + guide_step(line, random);
    case Shape::diagnostics:
      out += described(line, random, 3);
      return out + recommended(line, random, 2, 7);
    case Shape::resource:
      return out + generic(line, random, 3);
    case Shape::rca:
      return out + rca(line, random);
    case Shape::health:
      return out + health(line, random);
    case Shape::guide_cover:
      return out + paragraph(2, line, random);
    case Shape::apollo:
      return out + apollo(draft, line, random);
    default:
      return out + generic(line, random, 5);
  }
}

}  // namespace shelf::bench
