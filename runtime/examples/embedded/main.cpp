// embedded TOPIC PRODUCT: prints the best article of the bundle that this program carries, as text.
#include <help.hpp>
#include <iostream>
#include <shelf/shelf.hpp>

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: embedded TOPIC PRODUCT\n", 2;
  const auto bundle = help::bundle();
  if (!bundle) return std::cerr << describe(bundle.error()) << '\n', 3;
  const auto hits = bundle->find({.topic = argv[1], .product = argv[2]});
  if (!hits || hits->empty()) return std::cerr << "no article among " << bundle->article_count() << '\n', 1;
  std::string page;
  if (const auto article = bundle->article(hits->front()); !article || !article->render_text(page)) return 3;
  std::cout << page;
}
