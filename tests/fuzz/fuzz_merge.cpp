// Whatever a service answers to a session, in whatever order: records parted by a line `--`; the first byte of each
// says what happens, the rest is the answer.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shelf/session.hpp"
#include "shelfc/compile.hpp"

using namespace shelf;

namespace {

// Ends the process: that is how a fuzzer is told.
void demand(bool holds) {
  if (!holds) std::abort();
}

constexpr std::string_view article_text = R"(<properties
  pageTitle="Tanks" articleId="tanks" selfHelpType="Apollo" cloudEnvironments="public" ownershipId="Fuzz"
  supportTopicIds="7b1f0c52-91d4-4c0e-8a55-3f2d6e9b1c04" productPesIds="20101" />
# Tanks

<insight>
  <symptomId>A,B</symptomId><executionText>run</executionText><timeoutText>slow</timeoutText>
  <noResultText>none</noResultText>
</insight>

<insight>
  <symptomId>C</symptomId><executionText>run</executionText><timeoutText>slow</timeoutText>
  <noResultText>none</noResultText><additionalInputsReq>true</additionalInputsReq>
</insight>

<metric><name>M</name><title>m</title><aggregationType>Avg</aggregationType></metric>

<metric><name>N</name><title>n</title><aggregationType>Avg</aggregationType></metric>

<azureKB>
</azureKB>

See the [guide](https://docs.example/guide).
)";

std::string compile_article() {
  const auto file = std::filesystem::temp_directory_path() / "shelf-fuzz-merge.md";
  std::ofstream(file, std::ios::binary) << article_text;
  compiler::Options options;
  options.sources = {file.string()};
  options.threads = 1;
  return compiler::compile(options).bundle;
}

const Bundle& bundle() {
  static const std::string bytes = compile_article();
  static const auto opened = Bundle::open_memory(std::as_bytes(std::span(bytes)));
  demand(opened.has_value());
  return *opened;
}

class Play {
 public:
  explicit Play(const Article& article) : session_(bundle(), article, context()) {}

  void record(std::string_view text) {
    if (text.empty()) return;
    const char what = text.front();
    text.remove_prefix(1);
    const auto states = session_.states();
    const SlotKey slot = states[text.empty() ? 0 : static_cast<unsigned char>(text[0]) % states.size()].slot;
    if (what == 'm') session_.merge(text);
    if (what == 'S') keep(session_.start(now_));
    if (what == 'r') keep(session_.run(slot, now_));
    if (what == 'c') session_.cancel(slot);
    if (what == 'o') session_.set_offline(text.starts_with('1'));
    if (what == 'u') keep(session_.submit(slot, std::vector<NamedText>{{"q", text}, {text, "v"}}, now_));
    if (what == 'w') keep(session_.tick(now_ = std::max(now_, session_.next_due().value_or(now_))));
    if (what == 'a') answer(text, 200);
    if (what == 'b') answer(text, 202);
    if (what == 'e') answer(text, 400);
    if (what == 't') answer(text, 429);
    if (what == 's') answer(text, 503);
    check();
  }

 private:
  static Context context() {
    Context out;
    out.resource_id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/r/providers/N.T/tanks/t";
    out.query = "leak";
    return out;
  }
  void keep(std::span<const Request> requests) {
    for (const Request& request : requests) ids_.emplace_back(request.request_id);
  }
  void answer(std::string_view text, int status) {  // to the newest but text[0] mod 4
    if (ids_.empty() || text.empty()) return;
    const std::size_t back = std::min<std::size_t>(static_cast<unsigned char>(text[0]) % 4, ids_.size() - 1);
    const std::string id = ids_[ids_.size() - 1 - back];
    Answer given;
    given.request_id = id;
    given.http_status = status;
    given.body = text.substr(1);
    keep(session_.answer(given, now_));
  }
  void check() const {
    for (const SlotState& state : session_.states()) demand(state.state == State::Idle || !state.text.empty());
    demand(session_.settled() == !session_.next_due().has_value());
    demand(session_.states().size() <= session_.widgets().size() + 256);
  }

  Session session_;
  Millis now_ = 0;
  std::vector<std::string> ids_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto article = bundle().article(ArticleRef{0});
  demand(article.has_value());
  Play play(*article);
  play.record("S");
  std::string_view text(reinterpret_cast<const char*>(data), size);
  constexpr std::string_view line = "\n--\n";
  for (int records = 0; records < 64 && !text.empty(); ++records) {
    const auto end = text.find(line);
    play.record(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + line.size());
  }
  return 0;
}
