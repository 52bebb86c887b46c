#include <filesystem>
#include <optional>

#include "shelf/shelf.hpp"
#include "store.hpp"

namespace shelf::bench {

namespace {

class ShelfStore : public Store {
 public:
  ShelfStore(std::string path, bool map) : path_(std::move(path)), map_(map) {}
  std::string_view name() const override { return map_ ? "Shelf, mapped" : "Shelf, copied"; }
  void build(const Content&) override {}  // shelfc did
  std::uint64_t bytes() const override { return std::filesystem::file_size(path_); }

  void open() override {
    auto bundle = Bundle::open_file(path_, {.map = map_});
    if (!bundle) fail(describe(bundle.error()));
    bundle_.emplace(std::move(*bundle));
  }
  void close() override { bundle_.reset(); }

  std::uint64_t find_all(std::span<const Posting> postings) override {
    std::uint64_t sum = 0;
    for (const Posting& posting : postings) {
      const auto hits = bundle_->find({.topic = posting.topic, .product = posting.product});
      if (hits && !hits->empty()) sum += hits->front().ordinal + 1;
    }
    return sum;
  }

  std::uint64_t read_all(std::span<const std::uint32_t> order) override {
    std::uint64_t sum = 0;
    for (const std::uint32_t ordinal : order) {
      page_.clear();
      const auto article = bundle_->article({ordinal}, scratch_);
      if (!article) fail(describe(article.error()));
      if (const auto done = article->render_html(page_); !done) fail(describe(done.error()));
      sum += page_.size();
    }
    return sum;
  }

 private:
  std::string path_, page_;
  bool map_;
  std::optional<Bundle> bundle_;
  Scratch scratch_;
};

}  // namespace

std::unique_ptr<Store> make_shelf(const std::string& bundle, bool map) {
  return std::make_unique<ShelfStore>(bundle, map);
}

}  // namespace shelf::bench
