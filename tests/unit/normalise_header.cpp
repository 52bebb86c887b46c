#include "stages/normalise_header.hpp"

#include <string>

#include "shelf_format/format.hpp"
#include "stages/scan_header.hpp"
#include "support/catch.hpp"

using namespace shelf::compiler;
using shelf::format::ArticleType;
using shelf::format::AttributeName;

namespace {

struct Normalised {
  std::string text;
  std::optional<Header> header;
  std::vector<Diagnostic> said;

  [[nodiscard]] std::string at(std::size_t i) const {
    return text.substr(said[i].where.begin, said[i].where.end - said[i].where.begin);
  }
  [[nodiscard]] std::vector<Code> codes() const {
    std::vector<Code> list;
    for (const Diagnostic& diagnostic : said) list.push_back(diagnostic.code);
    return list;
  }
};

Normalised normalise(const std::string& attributes) {
  const std::string text = "<properties " + attributes + " />\n";
  DiagnosticSink sink(3);
  const auto raw = scan_header({3, "a/b.md", text}, sink);
  REQUIRE(raw);
  DiagnosticSink mine(3);
  Normalised result{text, normalise_header(*raw, mine), {}};
  result.said = mine.take();
  return result;
}

// With everything an article needs but what `attributes` give.
Normalised complete(const std::string& attributes, const std::string& type = "rca") {
  std::string rest = "articleId='tea-1' selfHelpType='" + type + "' pageTitle='Tea' ownershipId='Kitchen_Tea' ";
  if (attributes.find("loudEnv") == std::string::npos) rest += "cloudEnvironments='public' ";
  return normalise(rest + attributes);
}

std::vector<std::string> texts(const std::vector<Id>& ids) {
  std::vector<std::string> list;
  for (const Id& id : ids) list.push_back(id.text);
  return list;
}

using Codes = std::vector<Code>;
using Texts = std::vector<std::string>;
using Scopes = std::vector<Scope>;
constexpr unsigned fairfax = 2, mooncake = 4, usnat = 16;

}  // namespace

TEST_CASE("normalise_header: names are compared folded, all attributes are kept in order") {
  const Normalised n = normalise(
      "ARTICLEID=' Tea-1 ' selfhelptype='GENERIC' pagetitle='Tea' ownershipID='Kitchen_Tea' "
      "cloudenvironments='Public' supporttopicids='32000001'");
  REQUIRE(n.header);
  CHECK(n.said.empty());
  CHECK(n.header->article_id == "Tea-1");
  CHECK(n.header->type == ArticleType::generic);
  CHECK(n.header->title == "Tea");
  CHECK(n.header->clouds == 1);
  REQUIRE(n.header->attributes.size() == 6);
  CHECK(n.header->attributes[0].authored_name == "ARTICLEID");
  CHECK(n.header->attributes[3].name == AttributeName::ownership_id);
}

TEST_CASE("normalise_header: articleId and selfHelpType are required") {
  const Normalised none = normalise("pageTitle='Tea'");
  CHECK_FALSE(none.header);
  CHECK(none.codes() == Codes{Code::HDR13, Code::HDR13});
  const Normalised blank = normalise("articleId=' ' selfHelpType='rca'");
  CHECK_FALSE(blank.header);
  CHECK(blank.codes() == Codes{Code::HDR13});
  CHECK(blank.at(0) == "articleId");
}

TEST_CASE("normalise_header: missing title, owner and clouds are warnings") {
  const Normalised n = normalise("articleId='tea-1' selfHelpType='rca' pageTitle=''");
  REQUIRE(n.header);
  CHECK(n.codes() == Codes{Code::HDR14, Code::HDR15, Code::CLD3});
  CHECK(n.at(0) == "pageTitle");
  CHECK(n.at(1) == "<properties");
  CHECK(n.header->clouds == shelf::format::all_clouds);
  CHECK(n.header->title.empty());
}

TEST_CASE("normalise_header: misspelled names are mapped, but never displace the right one") {
  const Normalised mapped = complete("supportToicIds='32000001'");
  CHECK(mapped.codes() == Codes{Code::HDR11});
  CHECK(texts(mapped.header->topics) == Texts{"32000001"});
  CHECK(mapped.header->attributes.back().name == AttributeName::support_topic_ids);

  const Normalised beside = complete("supportToicIds='32000001' supportTopicIds='32000002'");
  CHECK(beside.codes() == Codes{Code::HDR11});
  CHECK(texts(beside.header->topics) == Texts{"32000002"});
}

TEST_CASE("normalise_header: unknown names are noted and kept") {
  const Normalised n = complete("Flavour='mint'");
  CHECK(n.codes() == Codes{Code::HDR11});
  CHECK(n.at(0) == "Flavour");
  CHECK_FALSE(n.header->attributes.back().name);
  CHECK(n.header->attributes.back().value == "mint");
}

TEST_CASE("normalise_header: attributes nothing reads are noted") {
  CHECK(complete("symptomID=''").codes() == Codes{Code::HDR12});
  CHECK(complete("useAsAdditionalDetails='true'").codes() == Codes{Code::HDR12});
  const Normalised unreplaced = complete("icmteam='IcmTeam'");
  CHECK(unreplaced.codes() == Codes{Code::HDR12});
  CHECK(unreplaced.at(0) == "IcmTeam");
}

TEST_CASE("normalise_header: an unknown type compiles as unknown") {
  for (const std::string type : {"faq", "unknown", "diagnostics, faq"}) {
    CAPTURE(type);
    const Normalised n = complete("", type);
    REQUIRE(n.header);
    CHECK(n.header->type == ArticleType::unknown);
    CHECK(n.codes() == Codes{Code::HDR20});
    CHECK(n.at(0) == type);
  }
}

TEST_CASE("normalise_header: ids with unusual characters are noted, GUIDs and slugs are not") {
  const auto codes = [](const std::string& id) {
    return normalise("articleId=\"" + id +
                     "\" selfHelpType='rca' pageTitle='T' ownershipId='A_B' cloudEnvironments='usnat'")
        .codes();
  };
  CHECK(codes("{1B0E6C1E-0000-4a4a-9a9a-1234567890ab}").empty());
  CHECK(codes("1b0e6c1e-0000-4a4a-9a9a-1234567890ab_Public").empty());
  CHECK(codes("a_b.C-3").empty());
  CHECK(codes("how to brew") == Codes{Code::ID4});
  CHECK(codes("cook's") == Codes{Code::ID4});
  CHECK(codes("th\u00e9") == Codes{Code::ID4});
}

TEST_CASE("normalise_header: lists are trimmed, folded and without empty items or repeats") {
  const Normalised n = complete("resourceTags=' Mint ,,GREEN\n tea, mint,' articleTags='Two Words'");
  CHECK(n.header->resource_tags == Texts{"mint", "green tea"});
  CHECK(n.header->article_tags == Texts{"two words"});
  CHECK(n.codes() == Codes{Code::ID7});
}

TEST_CASE("normalise_header: topic ids that cannot match are reported at the item") {
  const Normalised n = complete("supportTopicIds='32000001, 3200002,320000034 ,Some Product,32000001'");
  CHECK(texts(n.header->topics) == Texts{"32000001", "3200002", "320000034", "some product"});
  CHECK(n.codes() == Codes{Code::ID7, Code::ID5, Code::ID5, Code::ID6});
  CHECK(n.at(0) == "32000001");
  CHECK(n.said[0].notes[0].where.begin < n.said[0].where.begin);
  CHECK(n.at(1) == "3200002");
  CHECK(n.at(2) == "320000034");
  CHECK(n.at(3) == "Some Product");
}

TEST_CASE("normalise_header: a value with references is reported as a whole") {
  const Normalised n = complete("supportTopicIds='32000001,a &lt; b'");
  CHECK(n.codes() == Codes{Code::ID6});
  CHECK(n.at(0) == "32000001,a &lt; b");
}

TEST_CASE("normalise_header: GUIDs are folded and lose their braces") {
  const Normalised n = complete("productPesIds='{1B0E6C1E-0000-4A4A-9A9A-1234567890AB},15922'");
  CHECK(texts(n.header->products) == Texts{"1b0e6c1e-0000-4a4a-9a9a-1234567890ab", "15922"});
  CHECK(n.said.empty());
}

TEST_CASE("normalise_header: kinds found by topic are noted without one") {
  CHECK(complete("supportTopicIds=''", "generic").codes() == Codes{Code::ID8});
  CHECK(complete("", "Apollo").codes() == Codes{Code::ID8});
  CHECK(complete("", "problemScopingQuestions").codes() == Codes{Code::ID8});
  CHECK(complete("", "diagnostics").codes().empty());
}

TEST_CASE("normalise_header: disabled clouds are taken off the enabled ones") {
  const Normalised n = complete("cloudEnvironments='PUBLIC, fairfax,usNat' disableClouds='public,mooncake'");
  CHECK(n.header->clouds == (fairfax | usnat));
  CHECK(n.said.empty());
}

TEST_CASE("normalise_header: unknown clouds and an empty rest are warnings") {
  const Normalised unknown = complete("cloudEnvironments='mooncake,cumulus'");
  CHECK(unknown.header->clouds == mooncake);
  CHECK(unknown.codes() == Codes{Code::CLD2});
  CHECK(unknown.at(0) == "cumulus");
  const Normalised empty = complete("cloudEnvironments='fairfax' disableClouds='Fairfax'");
  CHECK(empty.header->clouds == 0);
  CHECK(empty.codes() == Codes{Code::CLD2});
}

TEST_CASE("normalise_header: a resource loses its provider") {
  const Normalised n = complete("service='Acme.Tea' resource='acme.tea/pots/lids'");
  CHECK(n.header->scopes == Scopes{{"acme.tea", "pots/lids"}});
  CHECK(n.said.empty());
  CHECK(complete("service='tea' resource='Pots/Lids'").header->scopes == Scopes{{"tea", "pots/lids"}});
  CHECK(complete("resource='Acme.Tea/Pots'").header->scopes == Scopes{{"acme.tea", "pots"}});
  CHECK(complete("service='Acme.Tea' resource=''").header->scopes == Scopes{{"acme.tea", ""}});
  CHECK(complete("service='' resource=''").header->scopes.empty());
}

TEST_CASE("normalise_header: a provider beside another service is a scope of its own") {
  const Normalised n = complete("service='Acme.Tea' resource='Acme.Tea/Pots,Acme.Water/Pots, acme.tea/pots'");
  CHECK(n.header->scopes == Scopes{{"acme.tea", "pots"}, {"acme.water", "pots"}});
  CHECK(n.codes() == Codes{Code::HDR16});
}

TEST_CASE("normalise_header: displayOrder and booleans are checked") {
  const Normalised good =
      complete("displayOrder='042' resourceRequired='True' issueNotListed='' mappedToBucket='TRUE'");
  CHECK(good.header->display_order == 42);
  CHECK(good.header->resource_required == true);
  CHECK(good.said.empty());
  for (const std::string bad : {"displayOrder='-1'", "displayOrder='4294967295'", "displayOrder='99999999999'",
                                "displayOrder='1,2'", "resourceRequired='yes'", "issueNotListed='1'"}) {
    CAPTURE(bad);
    const Normalised n = complete(bad);
    CHECK(n.codes() == Codes{Code::HDR19});
    CHECK(n.header->display_order == shelf::format::no_display_order);
    CHECK_FALSE(n.header->resource_required);
  }
}

TEST_CASE("normalise_header: lists are limited") {
  const auto ids = [](std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += std::to_string(10'000'000 + i) + ",";
    return list;
  };
  CHECK(complete("supportTopicIds='" + ids(shelf::format::max_topics_per_article) + "'").said.empty());
  CHECK(complete("supportTopicIds='" + ids(shelf::format::max_topics_per_article + 1) + "'").codes() ==
        Codes{Code::LIM1});
  CHECK(complete("productPesIds='" + ids(shelf::format::max_products_per_article) + "'").said.empty());
  const Normalised products = complete("productPesIds='" + ids(shelf::format::max_products_per_article + 1) + "'");
  CHECK_FALSE(products.header);
  CHECK(products.codes() == Codes{Code::LIM1});
}

TEST_CASE("normalise_header: service and resource lists cannot multiply without end") {
  const Normalised n = complete("service='" + std::string("a,b,c,d,") + "' resource='" + [] {
    std::string list;
    for (int i = 0; i < 300; ++i) list += "r" + std::to_string(i) + ",";
    return list;
  }() + "'");
  CHECK_FALSE(n.header);
  CHECK(n.codes() == Codes{Code::HDR16, Code::HDR16, Code::LIM1});
}
