#include "transfers.hpp"

#include <curl/curl.h>

#include <algorithm>

namespace {

constexpr std::size_t max_body_bytes = 4u << 20;  // a session reads no more

// Stops the transfer when there is too much of it.
std::size_t receive(const char* bytes, std::size_t size, std::size_t count, void* target) {
  auto& body = *static_cast<std::string*>(target);
  if (size * count > max_body_bytes - body.size()) return 0;
  body.append(bytes, size * count);
  return size * count;
}

std::string escape(std::string_view text) {
  char* escaped = curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()));
  std::string out = escaped == nullptr || text.empty() ? "" : escaped;  // of nothing, libcurl would measure the text
  curl_free(escaped);
  return out;
}

}  // namespace

struct Transfers::Transfer {
  CURL* easy = curl_easy_init();
  // A real client adds its `Authorization: Bearer …` to these.
  curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/json");
  std::string request_id, sent, received;

  ~Transfer() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
  }

  void prepare(const std::string& url, const std::string& method, long patience_ms) {
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");  // redirects are not followed: the default
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, patience_ms);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &received);
    if (sent.empty()) return;
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(sent.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, sent.c_str());
  }

  Arrival finish(CURLcode code) {
    long status = 0;
    curl_off_t retry_after_s = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_after_s);
    Arrival arrival{request_id, std::move(received), shelf::Outcome::Ok, static_cast<int>(status), {}};
    if (code != CURLE_OK)
      arrival.outcome = code == CURLE_OPERATION_TIMEDOUT ? shelf::Outcome::Timeout : shelf::Outcome::Error;
    if (retry_after_s > 0)
      arrival.retry_after_s = static_cast<std::uint32_t>(std::min<curl_off_t>(retry_after_s, 86'400));
    return arrival;
  }
};

Transfers::Transfers(std::string arm, std::string search, long patience_ms)
    : arm_(std::move(arm)), search_(std::move(search)), patience_ms_(patience_ms), multi_(curl_multi_init()) {}

Transfers::~Transfers() {
  for (const auto& transfer : transfers_) curl_multi_remove_handle(multi_, transfer->easy);
  transfers_.clear();
  curl_multi_cleanup(multi_);
}

std::string Transfers::address(const shelf::Request& request) const {
  if (request.action == shelf::Action::KbSearch && !search_.empty())
    return search_ + "?query=" + escape(request.search.query) +
           "&maxResults=" + std::to_string(request.search.max_results);
  if (request.action != shelf::Action::Http) return {};
  std::string url = arm_ + std::string(request.http.path);
  for (const auto& [name, value] : request.http.query)
    url += (url.find('?') == std::string::npos ? "?" : "&") + escape(name) + '=' + escape(value);
  return url;
}

bool Transfers::send(const shelf::Request& request) {
  const std::string url = address(request);
  auto transfer = std::make_unique<Transfer>();
  if (url.empty() || transfer->easy == nullptr) return false;
  transfer->request_id = request.request_id;
  transfer->sent = request.http.body;
  const bool http = request.action == shelf::Action::Http;
  transfer->prepare(url, http ? std::string(name(request.http.method)) : "GET", patience_ms_);
  if (curl_multi_add_handle(multi_, transfer->easy) != CURLM_OK) return false;
  transfers_.push_back(std::move(transfer));
  return true;
}

std::vector<Arrival> Transfers::wait(int at_most_ms) {
  std::vector<Arrival> arrivals;
  int running = 0, queued = 0;
  curl_multi_perform(multi_, &running);
  if (running == static_cast<int>(transfers_.size())) curl_multi_poll(multi_, nullptr, 0, at_most_ms, nullptr);
  curl_multi_perform(multi_, &running);
  while (const CURLMsg* message = curl_multi_info_read(multi_, &queued)) {
    const auto found = std::find_if(transfers_.begin(), transfers_.end(),
                                    [&](const auto& each) { return each->easy == message->easy_handle; });
    const CURLcode code = message->data.result;
    curl_multi_remove_handle(multi_, (*found)->easy);
    arrivals.push_back((*found)->finish(code));
    transfers_.erase(found);
  }
  return arrivals;
}
