#include <zim/archive.h>
#include <zim/entry.h>
#include <zim/item.h>
#include <zim/writer/contentProvider.h>
#include <zim/writer/creator.h>
#include <zim/writer/item.h>

#include <filesystem>
#include <iostream>

#include "store.hpp"

namespace shelf::bench {

namespace {

// All of one length: paths, which are sorted, stand in the order of the numbers.
std::string page_path(std::uint32_t number) { return "a/" + std::to_string(1'000'000'000 + number); }

// The library tells std::cout of its progress, asked or not.
struct Silence {
  Silence() { std::cout.setstate(std::ios::failbit); }
  ~Silence() { std::cout.clear(); }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
};

// Pages as items of zstd clusters of the library's size, in the order of their sources; a pair is a redirection to its
// best article, which costs less than its list would.
class ZimStore : public Store {
 public:
  explicit ZimStore(const std::string& folder) : path_(folder + "/pages.zim") {}
  std::string_view name() const override { return "ZIM"; }
  std::uint64_t bytes() const override { return std::filesystem::file_size(path_); }

  void build(const Content& content) override {
    std::filesystem::remove(path_);
    const Silence silence;
    zim::writer::Creator creator;
    creator.configVerbose(false).configCompression(zim::Compression::Zstd).configNbWorkers(2);
    creator.startZimCreation(path_);
    const zim::writer::Hints plain{{zim::writer::FRONT_ARTICLE, 0}};  // no index of the words of titles
    for (const std::uint32_t i : content.by_path)
      creator.addItem(
          zim::writer::StringItem::create(page_path(i), "text/html", content.titles[i], plain, content.pages[i]));
    for (const Posting& posting : content.postings)
      creator.addRedirection("p/" + posting.key, "", page_path(posting.articles.front()));
    creator.addMetadata("Title", "articles");
    creator.setMainPath(page_path(0));
    creator.finishZimCreation();
  }

  void open() override { archive_ = std::make_unique<zim::Archive>(path_); }
  void close() override { archive_.reset(); }

  std::uint64_t find_all(std::span<const Posting> postings) override {
    std::uint64_t sum = 0;
    std::string path;
    const auto first = archive_->getEntryByPath(page_path(0)).getIndex();
    for (const Posting& posting : postings) {
      path.assign("p/").append(posting.key);
      sum += archive_->getEntryByPath(path).getRedirectEntryIndex() - first + 1;
    }
    return sum;
  }

  std::uint64_t read_all(std::span<const std::uint32_t> order) override {
    std::uint64_t sum = 0;
    for (const std::uint32_t ordinal : order) {
      const zim::Blob blob = archive_->getEntryByPath(page_path(ordinal)).getItem().getData();
      page_.assign(blob.data(), blob.size());
      sum += page_.size();
    }
    return sum;
  }

 private:
  std::string path_, page_;
  std::unique_ptr<zim::Archive> archive_;
};

}  // namespace

std::unique_ptr<Store> make_zim(const std::string& folder) { return std::make_unique<ZimStore>(folder); }

}  // namespace shelf::bench
