#include "safe_names.hpp"

#include "support/catch.hpp"

using namespace shelf::tool;

TEST_CASE("safe_name: nothing leaves the folder") {
  CHECK(safe_name("../../etc/passwd") == "_._.._etc_passwd");
  CHECK(safe_name(".hidden") == "_hidden");
  CHECK(safe_name("") == "article");
  CHECK(safe_name("a b\n\xc3\xa4") == "a_b___");
  CHECK(safe_name(std::string(4096, 'x')).size() == 120);
}

TEST_CASE("NameRegister: equal names get a suffix, case does not tell them apart") {
  NameRegister names;
  CHECK(names.claim("generic", "jam", "html") == "generic/jam.html");
  CHECK(names.claim("generic", "JAM", "html") == "generic/JAM-2.html");
  CHECK(names.claim("generic", "jam", "html") == "generic/jam-3.html");
  CHECK(names.claim("rca", "jam", "html") == "rca/jam.html");
}
