// Any bytes as a sequence of calls of the C interface, with arguments of every kind, in any order, on handles that are
// open, closed or none. Sessions get answers made of the same bytes.
#include <array>
#include <cstring>

#include "fuzz/fuzzing.hpp"
#include "shelf.h"

using namespace shelf::test;

namespace {

const std::string& specimen() {
  static const std::string file =
      compile_article(
          "<properties\n  pageTitle=\"Calls\" articleId=\"calls\" selfHelpType=\"diagnostics\" "
          "cloudEnvironments=\"public\"\n  supportTopicIds=\"41000101\" productPesIds=\"7\" ownershipId=\"Fuzz\" />\n"
          "## <!--$word-->[word]<!--/$word-->\n\n"
          "<insight>\n<symptomId>One</symptomId>\n<executionText>e</executionText>\n<timeoutText>t</timeoutText>\n"
          "<noResultText>n</noResultText>\n</insight>\n\n<metric>\n<name>Sick</name>\n<aggregationType>Avg"
          "</aggregationType>\n<timeSpanDuration>1d</timeSpanDuration>\n</metric>\n\n<azureKB>\n<maxResults>3</"
          "maxResults>\n"
          "</azureKB>\n")
          .bundle;
  return file;
}

// The bytes, taken from the front; zeros when they are used up.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : rest_(data, size) {}
  [[nodiscard]] bool empty() const { return rest_.empty(); }
  std::uint8_t next() {
    if (rest_.empty()) return 0;
    const std::uint8_t byte = rest_.front();
    rest_ = rest_.subspan(1);
    return byte;
  }
  std::uint32_t number() { return next() < 0xf0 ? next() : next() * 0x01010101u; }
  shelf_text text() {
    const std::size_t size = std::min<std::size_t>(next(), rest_.size());
    const shelf_text out = {reinterpret_cast<const char*>(rest_.data()), size};
    rest_ = rest_.subspan(size);
    return size == 0 && next() == 0xff ? shelf_text{nullptr, 9} : out;
  }
  template <class Structure>
  Structure structure() {
    Structure out;
    std::memset(&out, 0, sizeof out);
    const std::uint8_t kind = next();
    out.struct_size = kind < 0xf0 ? sizeof out : kind;
    return out;
  }

 private:
  std::span<const std::uint8_t> rest_;
};

struct Written {
  std::string bytes;
  std::size_t stop_after = ~std::size_t{0};
};

int keep(void* user, const char* data, std::size_t size) {
  auto& written = *static_cast<Written*>(user);
  written.bytes.append(data, size);
  return written.bytes.size() > written.stop_after ? 1 : 0;
}

class Calls {
 public:
  Calls(const std::uint8_t* data, std::size_t size) : bytes_(data, size) {}
  Calls(const Calls&) = delete;
  Calls& operator=(const Calls&) = delete;
  ~Calls() {
    for (std::size_t i = 0; i < bundles_.size(); ++i) {
      shelf_bundle_close(&bundles_[i]);
      shelf_article_close(&articles_[i]);
      shelf_session_close(&sessions_[i]);
    }
  }

  void run() {
    for (int calls = 0; !bytes_.empty() && calls < 256; ++calls) {
      error_ = bytes_.structure<shelf_error>();
      written_ = {};
      if (bytes_.next() == 0xff) written_.stop_after = bytes_.next();
      check(call(bytes_.next()));
    }
  }

 private:
  void check(shelf_status status) {
    demand(std::strcmp(shelf_status_name(status), "unknown") != 0);
    if (status == SHELF_OK || error_.struct_size != sizeof error_) return;
    demand(error_.status == status && error_.part != nullptr);
    std::array<char, 64> sentence{};
    demand(shelf_describe(&error_, sentence.data(), sentence.size()) > 0 && sentence.back() == '\0');
  }

  shelf_bundle*& bundle() { return bundles_[bytes_.next() % bundles_.size()]; }
  shelf_article*& article() { return articles_[bytes_.next() % articles_.size()]; }
  shelf_session*& session() { return sessions_[bytes_.next() % sessions_.size()]; }

  shelf_context context() {
    auto out = bytes_.structure<shelf_context>();
    out.cloud = bytes_.next() % 9;
    out.manual_diagnostics = bytes_.next() % 3;
    out.resource_id = bytes_.text();
    out.subscription_id = bytes_.text();
    out.query = bytes_.text();
    out.portal = bytes_.text();
    capability_ = bytes_.text();
    out.capability_count = bytes_.next() % 2;
    out.capabilities = bytes_.next() == 0 ? nullptr : &capability_;
    out.now = static_cast<std::int64_t>(bytes_.number()) << (bytes_.next() % 32);
    return out;
  }
  // The key of a widget of this very session, mostly.
  shelf_text slot(shelf_session* of) {
    if (bytes_.next() > 0xe0) return bytes_.text();
    Written states;
    static_cast<void>(shelf_session_states(of, keep, &states, nullptr));
    std::size_t at = 0;
    for (int skip = bytes_.next() % 4; skip >= 0; --skip) at = states.bytes.find("\"slot\":\"", at + 1);
    slot_ = at == std::string::npos ? "" : states.bytes.substr(at + 8, 36);
    return {slot_.data(), slot_.size()};
  }
  // The id of a request that was written, mostly.
  shelf_text request_id() {
    const std::size_t at = sent_.find("\"requestId\":\"");
    if (at == std::string::npos || bytes_.next() > 0xe0) return bytes_.text();
    return {sent_.data() + at + 13, 32};
  }
  shelf_status keep_sent(shelf_status status) {
    if (!written_.bytes.empty()) sent_ = written_.bytes;
    return status;
  }

  shelf_status open() {
    auto options = bytes_.structure<shelf_open_options>();
    options.verify_checksums = bytes_.next() % 3;
    options.max_articles = bytes_.next() % 4;
    shelf_bundle*& to = bundle();
    shelf_bundle_close(&to);
    const shelf_text own = bytes_.text();
    return bytes_.next() < 0x20 ? shelf_open_memory(own.data, own.size, &options, &to, &error_)
                                : shelf_open_memory(specimen().data(), specimen().size(), &options, &to, &error_);
  }
  shelf_status find() {
    auto query = bytes_.structure<shelf_query>();
    query.topic = bytes_.text();
    query.product = bytes_.text();
    query.article_id = bytes_.text();
    query.types = bytes_.number();
    query.cloud = bytes_.next() % 9;
    query.has_resource = bytes_.next() % 4;
    const shelf_text tag = bytes_.text();
    query.tags = &tag;
    query.tag_count = bytes_.next() % 2;
    std::array<std::uint32_t, 2> found{};
    std::size_t count = 0;
    return shelf_find(bundle(), &query, found.data(), bytes_.next() % 3, &count, &error_);
  }
  shelf_status render() {
    auto options = bytes_.structure<shelf_render_options>();
    const shelf_context known = context();
    const shelf_text item = bytes_.text();
    const shelf_value value = {{"word", 4}, &item, 1, bytes_.next() % 3u};
    options.title = bytes_.next() % 3;
    options.width = static_cast<std::int32_t>(bytes_.number());
    options.values = &value;
    options.value_count = bytes_.next() % 2;
    options.context = bytes_.next() % 2 == 0 ? nullptr : &known;
    options.session = bytes_.next() % 2 == 0 ? nullptr : session();
    return shelf_render(article(), bytes_.next() % 8, &options, keep, &written_, &error_);
  }
  shelf_status answer() {
    auto given = bytes_.structure<shelf_answer>();
    given.request_id = request_id();
    given.outcome = bytes_.next() % 7;
    given.http_status = static_cast<std::int32_t>(bytes_.next()) * 4;
    given.has_retry_after = bytes_.next() % 2;
    given.retry_after = bytes_.number();
    given.body = bytes_.text();
    return keep_sent(shelf_session_answer(session(), &given, now_ += bytes_.number(), keep, &written_, &error_));
  }
  shelf_status open_session() {
    const shelf_context known = context();
    auto options = bytes_.structure<shelf_session_options>();
    options.max_in_flight = bytes_.next() % 4;
    shelf_session*& to = session();
    shelf_session_close(&to);
    return shelf_session_open(article(), &known, &options, &to, &error_);
  }

  shelf_status call(std::uint8_t which) {
    const shelf_context known = which % 20 < 2 ? context() : shelf_context{};
    shelf_named_text input = {{"name", 4}, {}};
    auto summary = bytes_.structure<shelf_summary>();
    std::size_t count = 0;
    shelf_session* at = nullptr;
    switch (which % 20) {
      case 0:
        return shelf_requests(article(), &known, nullptr, keep, &written_, &error_);
      case 1:
        return keep_sent(shelf_session_set_context(session(), &known, now_, keep, &written_, &error_));
      case 2:
        return open();
      case 3:
        return find();
      case 4: {
        shelf_article*& to = article();
        shelf_article_close(&to);
        return shelf_article_open(bundle(), bytes_.number(), &to, &error_);
      }
      case 5:
        return render();
      case 6:
        return shelf_widgets(article(), keep, &written_, &error_);
      case 7:
        return open_session();
      case 8:
        return keep_sent(shelf_session_start(session(), now_, keep, &written_, &error_));
      case 9:
        return answer();
      case 10:
        at = session();
        return keep_sent(shelf_session_run(at, slot(at), now_, keep, &written_, &error_));
      case 11:
        at = session();
        input.value = bytes_.text();
        return keep_sent(shelf_session_submit(at, slot(at), &input, 1, now_, keep, &written_, &error_));
      case 12:
        return keep_sent(shelf_session_tick(session(), now_ += bytes_.number(), keep, &written_, &error_));
      case 13:
        at = session();
        return keep_sent(shelf_session_cancel(at, slot(at), keep, &written_, &error_));
      case 14:
        return shelf_session_merge(session(), bytes_.text(), keep, &written_, &error_);
      case 15:
        return shelf_session_set_offline(session(), bytes_.next() % 3, &error_);
      case 16:
        return shelf_verify(bundle(), nullptr, nullptr, &count, &error_);
      case 17:
        return shelf_summarize(bundle(), bytes_.number(), &summary, &error_);
      case 18:
        shelf_bundle_close(&bundle());
        shelf_article_close(&article());
        shelf_session_close(&session());
        return SHELF_OK;
      default:
        return shelf_info(bundle(), keep, &written_, &error_);
    }
  }

  Bytes bytes_;
  shelf_error error_{};
  Written written_;
  std::array<shelf_bundle*, 2> bundles_{};
  std::array<shelf_article*, 2> articles_{};
  std::array<shelf_session*, 2> sessions_{};
  shelf_text capability_{};
  std::string slot_, sent_;
  std::int64_t now_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Calls(data, size).run();
  return 0;
}
