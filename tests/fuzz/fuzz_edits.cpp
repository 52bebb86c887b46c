// A good bundle in which bytes were changed, with every checksum made right again: what stands behind the checksums.
// Each 4 bytes of the input are an edit: three of place, one that is put there.
#include <algorithm>
#include <string>

#include "faults/answers.hpp"
#include "faults/sealer.hpp"
#include "fuzz/fuzzing.hpp"

using namespace shelf::test;

namespace {

// The first article has what the format has; the second shares its text, so that there is a dictionary.
std::string good_bundle() {
  constexpr std::string_view article = R"(<properties
  pageTitle="Leaking tank" articleId="leaking-tank" selfHelpType="Apollo" cloudEnvironments="public, fairfax"
  supportTopicIds="7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04,41000101" productPesIds="20101" service="nimbus.tanks"
  resource="tanks" resourceTags="steel" ms.author="mira" />
# Leaking tank

The tank <!--$name-->[name]<!--/$name--> **leaks**. See the [guide](https://docs.nimbus.example/tanks "Tanks").

<insight>
  <symptomId>TankLeak</symptomId><executionText>Looking</executionText><noResultText>none</noResultText>
</insight>

| Sign | Meaning |
|:---|---:|
| drops | `small` hole |

1. Close the valve
   - and wait
)";
  return compile_article(article).bundle;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string good = good_bundle();
  static const Sealer sealer(good);
  std::string file = good;
  std::size_t begin = file.size(), end = 0;
  for (std::size_t i = 0; i + 4 <= size && i < 256; i += 4) {
    const std::size_t at = (std::size_t{data[i]} << 16 | std::size_t{data[i + 1]} << 8 | data[i + 2]) % file.size();
    file[at] = static_cast<char>(data[i + 3]);
    begin = std::min(begin, at);
    end = std::max(end, at + 1);
  }
  if (begin < end) sealer.seal(file, begin, end);
  if (const auto bundle = open_bytes(file)) static_cast<void>(ask_all(*bundle, file.size()));
  return 0;
}
