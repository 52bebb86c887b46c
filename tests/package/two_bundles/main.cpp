// Prints what is known of the bundle inside: number of articles, label, alignment of its bytes.
#include <cstdint>
#include <iostream>
#include <one.hpp>

int main() {
  const auto bundle = one::bundle();
  if (!bundle) return std::cerr << describe(bundle.error()) << '\n', 3;
  const auto address = reinterpret_cast<std::uintptr_t>(one::bytes().data());
  std::cout << bundle->article_count() << ' ' << bundle->info().label << ' ' << address % 16 << '\n';
  return bundle->verify().empty() ? 0 : 1;
}
