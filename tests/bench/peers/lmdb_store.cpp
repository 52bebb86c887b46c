#include <lmdb.h>

#include <cstring>
#include <filesystem>

#include "blobs.hpp"
#include "store.hpp"

namespace shelf::bench {

namespace {

void check(int code) {
  if (code != MDB_SUCCESS) fail(std::string("lmdb: ") + mdb_strerror(code));
}

MDB_val value_of(const void* data, std::size_t size) { return {size, const_cast<void*>(data)}; }

// Two databases in one file: lists by `topic|product`, pages by number. Lists and pages are put in the order of their
// keys, appended, so that the tree's pages are full.
class LmdbStore : public Store {
 public:
  LmdbStore(const std::string& folder, bool compressed)
      : path_(folder + (compressed ? "/zstd.lmdb" : "/plain.lmdb")), compressed_(compressed) {}
  ~LmdbStore() override { LmdbStore::close(); }
  std::string_view name() const override { return compressed_ ? "LMDB, zstd-19 and dictionary" : "LMDB, plain"; }
  std::uint64_t bytes() const override { return std::filesystem::file_size(path_) + dictionary_.size(); }

  void build(const Content& content) override {
    for (const char* suffix : {"", "-lock"}) std::filesystem::remove(path_ + suffix);
    begin(0, 0);
    if (compressed_) dictionary_ = content.dictionary;
    unpacker_.use(dictionary_);
    put_postings(content.postings);
    put_pages(compressed_ ? content.blobs : content.pages);
    check(mdb_txn_commit(transaction_));
    transaction_ = nullptr;
    close();
  }

  void open() override { begin(MDB_RDONLY, MDB_RDONLY); }
  void close() override {
    if (transaction_ != nullptr) mdb_txn_abort(transaction_);
    if (environment_ != nullptr) mdb_env_close(environment_);
    transaction_ = nullptr;
    environment_ = nullptr;
  }

  std::uint64_t find_all(std::span<const Posting> postings) override {
    std::uint64_t sum = 0;
    for (const Posting& posting : postings) {
      MDB_val key = value_of(posting.key.data(), posting.key.size()), list{};
      if (mdb_get(transaction_, lists_, &key, &list) != MDB_SUCCESS) continue;
      std::uint32_t best = 0;
      std::memcpy(&best, list.mv_data, sizeof best);
      sum += best + 1;
    }
    return sum;
  }

  std::uint64_t read_all(std::span<const std::uint32_t> order) override {
    std::uint64_t sum = 0;
    for (const std::uint32_t ordinal : order) {
      MDB_val key = value_of(&ordinal, sizeof ordinal), blob{};
      check(mdb_get(transaction_, pages_, &key, &blob));
      if (compressed_) {
        sum += unpacker_.unpack(blob.mv_data, blob.mv_size, page_);
      } else {
        page_.assign(static_cast<const char*>(blob.mv_data), blob.mv_size);
        sum += page_.size();
      }
    }
    return sum;
  }

 private:
  void begin(unsigned environment_flags, unsigned transaction_flags) {
    const unsigned create = transaction_flags == MDB_RDONLY ? 0 : MDB_CREATE;
    check(mdb_env_create(&environment_));
    check(mdb_env_set_maxdbs(environment_, 2));
    check(mdb_env_set_mapsize(environment_, std::size_t{1} << 34));
    check(mdb_env_open(environment_, path_.c_str(), MDB_NOSUBDIR | environment_flags, 0644));
    check(mdb_txn_begin(environment_, nullptr, transaction_flags, &transaction_));
    check(mdb_dbi_open(transaction_, "lists", create, &lists_));
    check(mdb_dbi_open(transaction_, "pages", create | MDB_INTEGERKEY, &pages_));
  }

  void put_postings(std::span<const Posting> postings) {  // sorted by key
    for (const Posting& posting : postings) {
      MDB_val key = value_of(posting.key.data(), posting.key.size());
      MDB_val list = value_of(posting.articles.data(), posting.articles.size() * sizeof(std::uint32_t));
      check(mdb_put(transaction_, lists_, &key, &list, MDB_APPEND));
    }
  }

  void put_pages(std::span<const std::string> pages) {
    for (std::uint32_t i = 0; i < pages.size(); ++i) {
      MDB_val key = value_of(&i, sizeof i), data = value_of(pages[i].data(), pages[i].size());
      check(mdb_put(transaction_, pages_, &key, &data, MDB_APPEND));
    }
  }

  std::string path_, dictionary_, page_;
  bool compressed_;
  MDB_env* environment_ = nullptr;
  MDB_txn* transaction_ = nullptr;
  MDB_dbi lists_ = 0, pages_ = 0;
  Unpacker unpacker_;
};

}  // namespace

std::unique_ptr<Store> make_lmdb(const std::string& folder, bool compressed) {
  return std::make_unique<LmdbStore>(folder, compressed);
}

}  // namespace shelf::bench
