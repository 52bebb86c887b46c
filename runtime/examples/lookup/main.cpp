// lookup BUNDLE TOPIC PRODUCT: prints the best article as an HTML fragment.
#include <iostream>
#include <shelf/shelf.hpp>

int main(int argc, char** argv) {
  if (argc != 4) return std::cerr << "usage: lookup BUNDLE TOPIC PRODUCT\n", 2;
  const auto bundle = shelf::Bundle::open_file(argv[1]);
  if (!bundle) return std::cerr << describe(bundle.error()) << '\n', 3;
  const auto hits = bundle->find({.topic = argv[2], .product = argv[3]});
  if (!hits || hits->empty()) return std::cerr << "no article\n", 1;
  std::string page;
  if (const auto article = bundle->article(hits->front()); !article || !article->render_html(page)) return 3;
  std::cout << page;
}
