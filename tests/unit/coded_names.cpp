// Names that the compiler codes, read by the runtime; and what the runtime makes of damage.
#include <cstdint>
#include <random>

#include "bundle/code_names.hpp"
#include "bundle/packed_column.hpp"
#include "bundle_records.hpp"
#include "store/name_reader.hpp"
#include "store/name_rules.hpp"
#include "support/catch.hpp"

namespace {

using namespace shelf::detail;
using shelf::compiler::CodedNames;
using shelf::compiler::Record;

Bytes bytes_of(const std::string& text) { return {reinterpret_cast<const unsigned char*>(text.data()), text.size()}; }

RuleTable table_of(const std::string& lefts, const std::vector<std::uint32_t>& rights) {
  const std::string column = shelf::compiler::pack_column(rights);
  auto table =
      RuleTable::make(bytes_of(lefts), Column(bytes_of(column), static_cast<unsigned char>(column[0]), rights.size()));
  REQUIRE(table != nullptr);
  return std::move(*table);
}

std::optional<std::string> expand(const RuleTable& rules, const std::string& coded, std::size_t room) {
  std::string out(room + 8, '#');
  const auto size = expand_name(rules, bytes_of(coded), {out.data(), room});
  CHECK(out.substr(room) == "########");
  if (!size) return std::nullopt;
  return out.substr(0, *size);
}

std::string read_id(const RuleTable& rules, const std::string& coded) {
  NameReader reader(rules, bytes_of(coded));
  std::string id;
  for (int c = reader.next(); c >= 0; c = reader.next()) id += static_cast<char>(c);
  CHECK(reader.next() < 0);
  return id;
}

Record named(const std::string& id, const std::string& title) {
  Record record = shelf::compiler::test::make_record(0, id);
  record.title = title;
  return record;
}

std::string coded(const CodedNames& names, std::size_t i) {
  return names.bytes.substr(names.begins[i], names.begins[i + 1] - names.begins[i]);
}

void check_round_trip(const std::vector<Record>& records) {
  const CodedNames names = shelf::compiler::code_names(records);
  const RuleTable rules = table_of(names.rule_lefts, names.rule_rights);
  REQUIRE(names.begins.size() == records.size() + 1);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string text = records[i].article_id + '\0' + records[i].title, name = coded(names, i);
    CAPTURE(text);
    CHECK(expand(rules, name, text.size()) == text);
    CHECK(text.size() <= most_name_growth * name.size());
    if (!text.empty()) CHECK_FALSE(expand(rules, name, text.size() - 1).has_value());
    CHECK(read_id(rules, name) == records[i].article_id);
  }
}

constexpr const char* lower = "01dea77b-3ca4-4583-9b09-88f5a8fd5857";
constexpr const char* upper = "616C3687-5C8A-4920-A01A-47D2E321AC3E";
}  // namespace

TEST_CASE("coded names: what is coded expands to itself") {
  check_round_trip({});
  check_round_trip({named("", "")});
  check_round_trip(
      {named("jam", "Paper jam"), named("jam-2", "Paper jam"), named("caf\xc3\xa9", "\xe6\xbc\xa2\xe5"),
       named("\x01\x02\x03", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
       named(lower, upper), named(std::string("{") + lower + "}", std::string("x") + upper),
       named("01dEA77b-3ca4-4583-9b09-88f5a8fd5857", "mixed case stays"), named("\xff\x80", "")});
}

TEST_CASE("coded names: any bytes come back, however often they repeat") {
  std::mt19937 random(7);
  std::vector<Record> records;
  for (int i = 0; i < 400; ++i) {
    std::string id(random() % 40, '\0'), title(random() % 3000, '\0');
    for (char& c : id) c = static_cast<char>(1 + random() % 3);
    for (char& c : title) c = static_cast<char>(i % 2 == 0 ? 'a' + random() % 2 : random() % 256);
    records.push_back(named(id, title));
  }
  check_round_trip(records);
}

TEST_CASE("coded names: titles that repeat take two bytes, GUIDs 17") {
  std::vector<Record> records;
  for (int i = 0; i < 20; ++i) records.push_back(named(lower, "How to clear a paper jam in the lower tray"));
  const CodedNames names = shelf::compiler::code_names(records);
  CHECK(names.begins[1] == 17 + 2);
  CHECK(coded(names, 0) == coded(names, 19));
}

TEST_CASE("coded names: damage is noticed and nothing is written beyond the room") {
  const RuleTable none = table_of("", {});
  for (const std::string bad : {"\x80", "\x81\x01", "\xff\xff", "\x01zz", "\x02"}) {
    CAPTURE(bad);
    CHECK_FALSE(expand(none, bad, 100).has_value());
    CHECK(read_id(none, bad).empty());
  }
  CHECK(expand(none, "\x80\xff", 100) == "\xff");
  const std::string guid = std::string("\x01") + std::string(16, 'a');
  for (const std::size_t room : {0u, 1u, 35u}) CHECK_FALSE(expand(none, guid, room).has_value());
  CHECK(expand(none, guid, 36) == "61616161-6161-6161-6161-616161616161");
}

TEST_CASE("coded names: rules that are none leave only bytes") {
  // Left sides: 'a' zero bits, then a set one.
  const std::string of_a = std::string(12, '\0') + '\x02';
  const RuleTable good = table_of(of_a, {'b'});
  CHECK(expand(good, std::string("\x81\x00x", 3), 3) == "abx");
  CHECK_FALSE(table_of(of_a, {257}).known(256));                            // a right side that does not exist
  CHECK_FALSE(table_of(of_a, {'b', 'c'}).known(256));                       // fewer left sides than right ones
  CHECK_FALSE(table_of(std::string(32, '\0') + '\x01', {'b'}).known(256));  // a left side that is the rule itself
  CHECK_FALSE(table_of(std::string(9000, '\xff'), std::vector<std::uint32_t>(40'000, 'b')).known(256));  // too many
}

TEST_CASE("coded names: rules that go in a circle, or too deep, or stand for too much, are damage") {
  const std::string of_a = std::string(12, '\0') + '\x02';
  const std::string code("\x81\x00", 2);
  const RuleTable circle = table_of(of_a, {256});  // a, then itself
  CHECK_FALSE(expand(circle, code, 4000).has_value());
  CHECK(read_id(circle, code).size() == 255);
  // Each rule is the one before it and 'b': as deep as there are rules.
  for (const unsigned depth : {64u, 80u}) {
    std::string lefts = of_a;
    std::size_t bit = 12 * 8 + 2;
    const auto put = [&](bool set) {
      if (bit / 8 == lefts.size()) lefts += '\0';
      if (set) lefts[bit / 8] = static_cast<char>(lefts[bit / 8] | 1 << bit % 8);
      ++bit;
    };
    for (unsigned skip = 'a'; skip < 256; ++skip) put(false);
    for (unsigned i = 1; i < depth; ++i) {
      put(true);
      put(false);
    }
    const std::string last = {'\x81', static_cast<char>(depth - 1)};
    const RuleTable rules = table_of(lefts, std::vector<std::uint32_t>(depth, 'b'));
    REQUIRE(rules.known(256 + depth - 1));
    CHECK(expand(rules, last, 4000).has_value() == (depth == 64));
    CHECK((read_id(rules, last).size() == depth + 1) == (depth == 64));
  }
}
