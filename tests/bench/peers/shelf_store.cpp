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
    if (keys_.size() != postings.size()) read_keys(postings);  // in the round that is not timed
    std::uint64_t sum = 0;
    Query query;
    for (const auto& [topic, product] : keys_) {
      query.topic = topic;
      query.product = product;
      const auto hits = bundle_->find(query);
      if (!hits) continue;
      if (const auto best = hits->begin(); best != hits->end()) sum += (*best).ordinal + 1;
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
  // As the keys of the other stores, which are made beforehand.
  void read_keys(std::span<const Posting> postings) {
    for (const Posting& posting : postings) keys_.emplace_back(posting.topic, posting.product);
  }

  std::string path_, page_;
  std::vector<std::pair<Key, Key>> keys_;
  bool map_;
  std::optional<Bundle> bundle_;
  Scratch scratch_;
};

}  // namespace

std::unique_ptr<Store> make_shelf(const std::string& bundle, bool map) {
  return std::make_unique<ShelfStore>(bundle, map);
}

}  // namespace shelf::bench
