#include <sqlite3.h>

#include <cstring>
#include <filesystem>

#include "blobs.hpp"
#include "store.hpp"

namespace shelf::bench {

namespace {

class SqliteStore : public Store {
 public:
  explicit SqliteStore(const std::string& folder) : path_(folder + "/zstd.sqlite") {}
  ~SqliteStore() override { SqliteStore::close(); }
  std::string_view name() const override { return "SQLite, zstd-19 and dictionary"; }
  std::uint64_t bytes() const override { return std::filesystem::file_size(path_) + dictionary_.size(); }

  void build(const Content& content) override {
    std::filesystem::remove(path_);
    check(sqlite3_open(path_.c_str(), &database_));
    dictionary_ = content.dictionary;
    unpacker_.use(dictionary_);
    run("CREATE TABLE list(key TEXT PRIMARY KEY, articles BLOB) WITHOUT ROWID");
    run("CREATE TABLE page(number INTEGER PRIMARY KEY, html BLOB)");
    run("BEGIN");
    put(content);
    run("COMMIT");
    run("VACUUM");
    close();
  }

  void open() override {
    check(sqlite3_open_v2(path_.c_str(), &database_, SQLITE_OPEN_READONLY, nullptr));
    find_ = prepare("SELECT articles FROM list WHERE key = ?");
    read_ = prepare("SELECT html FROM page WHERE number = ?");
  }
  void close() override {
    sqlite3_finalize(find_);
    sqlite3_finalize(read_);
    find_ = read_ = nullptr;
    sqlite3_close(database_);
    database_ = nullptr;
  }

  std::uint64_t find_all(std::span<const Posting> postings) override {
    std::uint64_t sum = 0;
    for (const Posting& posting : postings) {
      sqlite3_bind_text(find_, 1, posting.key.data(), static_cast<int>(posting.key.size()), SQLITE_STATIC);
      if (sqlite3_step(find_) == SQLITE_ROW) {
        std::uint32_t best = 0;
        std::memcpy(&best, sqlite3_column_blob(find_, 0), sizeof best);
        sum += best + 1;
      }
      sqlite3_reset(find_);
    }
    return sum;
  }

  std::uint64_t read_all(std::span<const std::uint32_t> order) override {
    std::uint64_t sum = 0;
    for (const std::uint32_t ordinal : order) {
      sqlite3_bind_int64(read_, 1, ordinal);
      if (sqlite3_step(read_) != SQLITE_ROW) fail("sqlite: a page is missing");
      const void* blob = sqlite3_column_blob(read_, 0);
      sum += unpacker_.unpack(blob, static_cast<std::size_t>(sqlite3_column_bytes(read_, 0)), page_);
      sqlite3_reset(read_);
    }
    return sum;
  }

 private:
  void check(int code) {
    if (code != SQLITE_OK) fail(std::string("sqlite: ") + sqlite3_errstr(code));
  }
  void run(const char* sql) { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr));
    return statement;
  }
  static void insert(sqlite3_stmt* statement, const void* data, std::size_t size) {
    sqlite3_bind_blob(statement, 2, data, static_cast<int>(size), SQLITE_TRANSIENT);
    if (sqlite3_step(statement) != SQLITE_DONE) fail("sqlite: cannot insert");
    sqlite3_reset(statement);
  }
  void put(const Content& content) {
    sqlite3_stmt* list = prepare("INSERT INTO list VALUES(?, ?)");
    for (const Posting& posting : content.postings) {
      sqlite3_bind_text(list, 1, posting.key.data(), static_cast<int>(posting.key.size()), SQLITE_STATIC);
      insert(list, posting.articles.data(), posting.articles.size() * sizeof(std::uint32_t));
    }
    sqlite3_finalize(list);
    sqlite3_stmt* page = prepare("INSERT INTO page VALUES(?, ?)");
    for (std::size_t i = 0; i < content.blobs.size(); ++i) {
      sqlite3_bind_int64(page, 1, static_cast<sqlite3_int64>(i));
      insert(page, content.blobs[i].data(), content.blobs[i].size());
    }
    sqlite3_finalize(page);
  }

  std::string path_, dictionary_, page_;
  sqlite3* database_ = nullptr;
  sqlite3_stmt *find_ = nullptr, *read_ = nullptr;
  Unpacker unpacker_;
};

}  // namespace

std::unique_ptr<Store> make_sqlite(const std::string& folder) { return std::make_unique<SqliteStore>(folder); }

}  // namespace shelf::bench
