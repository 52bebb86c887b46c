// Carries out what a session asks for, with libcurl: several transfers at once on one thread. Prints every change.
#pragma once

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <list>
#include <string>
#include <vector>

#include "shelf/session.hpp"
#include "state_log.hpp"

struct HostOptions {
  std::string arm, search;  // addresses without a query; `search` may be empty
  double speed = 1;         // a session has no clock of its own; this one may run faster than the wall's
};

class Host {
 public:
  Host(const HostOptions& options, shelf::Session& session) : options_(options), session_(session) {}
  ~Host() {
    for (const Transfer& each : transfers_) end(each);
    curl_multi_cleanup(multi_);
    curl_slist_free_all(headers_);
  }

  // Until everything has settled. `inputs` answer the questions before checks.
  void run(const std::vector<shelf::NamedText>& inputs) {
    send(session_.start(now()));
    for (const auto& slot : slots([](const auto& each) { return each.state == shelf::State::NeedsInput; }))
      if (!inputs.empty()) send(session_.submit(slot, inputs, now()));
    settle();
  }
  void show_late_results() {
    for (const auto& slot : slots([](const auto& each) { return each.late; })) send(session_.run(slot, now()));
    settle();
  }

 private:
  struct Transfer {
    CURL* easy;
    std::string request_id, received;
  };

  [[nodiscard]] shelf::Millis now() const {
    const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - begin_;
    return static_cast<shelf::Millis>(passed.count() * options_.speed);
  }

  template <class Predicate>
  [[nodiscard]] std::vector<shelf::SlotKey> slots(Predicate wanted) const {
    std::vector<shelf::SlotKey> out;
    for (const shelf::SlotState& state : session_.states())
      if (wanted(state)) out.push_back(state.slot);
    return out;
  }

  void settle() {
    while (!session_.settled() || !transfers_.empty()) {
      const auto due = session_.next_due();
      // Real time: at least 1 ms, so that nothing spins, at most 1 s.
      const double ms = due ? std::ceil(static_cast<double>(*due - now()) / options_.speed) : 1'000;
      receive(static_cast<int>(std::clamp(ms, 1.0, 1'000.0)));
      send(session_.tick(now()));
    }
  }

  // Requests refer into the session, which the next call changes: first all are sent, then those that cannot be.
  void send(std::span<const shelf::Request> requests) {
    std::vector<std::string> refused;
    for (const shelf::Request& request : requests) {
      // This program asks nobody anything: --input and --resource answer before they are asked.
      if (request.action == shelf::Action::CollectInputs || request.action == shelf::Action::PickResource) continue;
      if (!send(request)) refused.emplace_back(request.request_id);
    }
    std::fputs(log_.news(session_).c_str(), stdout);
    std::fflush(stdout);
    for (const std::string& id : refused) send(session_.answer({id, shelf::Outcome::Unsupported, 0, {}, {}}, now()));
  }

  // False: it is none of those that this program can carry out.
  bool send(const shelf::Request& request) {
    const std::string url = address(request);
    CURL* easy = url.empty() ? nullptr : curl_easy_init();
    if (easy == nullptr) return false;
    Transfer& made = transfers_.emplace_back(Transfer{easy, std::string(request.request_id), {}});
    const bool http = request.action == shelf::Action::Http;
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");  // redirects are not followed: the default
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, http ? std::string(name(request.http.method)).c_str() : "GET");
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers_);
    // Real time, longer than any deadline of a request, so that a late answer can still be offered.
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, std::max(1'000L, static_cast<long>(400'000 / options_.speed)));
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &made.received);
    if (const std::string_view body = request.http.body; !body.empty()) {
      curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
      curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, body.data());
    }
    if (curl_multi_add_handle(multi_, easy) == CURLM_OK) return true;
    end(made);
    transfers_.pop_back();
    return false;
  }

  // Empty: this program cannot carry it out.
  [[nodiscard]] std::string address(const shelf::Request& request) const {
    if (request.action == shelf::Action::KbSearch && !options_.search.empty())
      return options_.search + "?query=" + escape(request.search.query) +
             "&maxResults=" + std::to_string(request.search.max_results);
    if (request.action != shelf::Action::Http) return {};
    std::string url = options_.arm + std::string(request.http.path);
    for (const auto& [name, value] : request.http.query)
      url += (url.find('?') == std::string::npos ? "?" : "&") + escape(name) + '=' + escape(value);
    return url;
  }

  static std::string escape(std::string_view text) {
    char* escaped = curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()));
    std::string out = escaped == nullptr || text.empty() ? "" : escaped;  // of nothing, libcurl would measure the text
    curl_free(escaped);
    return out;
  }

  // Stops the transfer when there is too much of it: a session reads no more.
  static std::size_t keep(const char* bytes, std::size_t size, std::size_t count, void* target) {
    auto& body = *static_cast<std::string*>(target);
    if (size * count > (4u << 20) - body.size()) return 0;
    body.append(bytes, size * count);
    return size * count;
  }

  // Hands on what arrived; waits for at most so long, and no longer than until the first.
  void receive(int at_most_ms) {
    int running = 0, queued = 0;
    curl_multi_perform(multi_, &running);
    if (running == static_cast<int>(transfers_.size())) curl_multi_poll(multi_, nullptr, 0, at_most_ms, nullptr);
    curl_multi_perform(multi_, &running);
    while (const CURLMsg* message = curl_multi_info_read(multi_, &queued)) {
      const auto found = std::find_if(transfers_.begin(), transfers_.end(),
                                      [&](const Transfer& each) { return each.easy == message->easy_handle; });
      const Transfer transfer = std::move(*found);
      transfers_.erase(found);
      hand_on(transfer, message->data.result);
    }
  }

  void hand_on(const Transfer& transfer, CURLcode code) {
    long status = 0;
    curl_off_t wait_s = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer.easy, CURLINFO_RETRY_AFTER, &wait_s);
    end(transfer);
    shelf::Answer answer{transfer.request_id, shelf::Outcome::Ok, static_cast<int>(status), {}, transfer.received};
    if (code != CURLE_OK)
      answer.outcome = code == CURLE_OPERATION_TIMEDOUT ? shelf::Outcome::Timeout : shelf::Outcome::Error;
    if (wait_s > 0) answer.retry_after_s = static_cast<std::uint32_t>(std::min<curl_off_t>(wait_s, 86'400));
    send(session_.answer(answer, now()));
  }

  void end(const Transfer& transfer) {
    curl_multi_remove_handle(multi_, transfer.easy);
    curl_easy_cleanup(transfer.easy);
  }

  const HostOptions& options_;
  shelf::Session& session_;
  StateLog log_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  CURLM* multi_ = curl_multi_init();
  // A real client adds its `Authorization: Bearer …` to these.
  curl_slist* headers_ = curl_slist_append(nullptr, "Content-Type: application/json");
  std::list<Transfer> transfers_;  // libcurl keeps the addresses of what they receive
};
