// Carries out what a session asks for: HTTP with libcurl, several transfers at once on one thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "shelf/session.hpp"

// An answer that owns its text.
struct Arrival {
  std::string request_id, body;
  shelf::Outcome outcome = shelf::Outcome::Error;
  int http_status = 0;
  std::optional<std::uint32_t> retry_after_s;
  [[nodiscard]] shelf::Answer view() const { return {request_id, outcome, http_status, retry_after_s, body}; }
};

class Transfers {
 public:
  // `arm` and `search` are addresses without a query; `search` may be empty. `patience_ms`: the end of every transfer,
  // in real time; the deadlines of requests are the session's business.
  Transfers(std::string arm, std::string search, long patience_ms);
  ~Transfers();

  // False: it is none of those that this program can carry out.
  bool send(const shelf::Request& request);
  // What arrived; waits for at most so long, and no longer than until the first.
  std::vector<Arrival> wait(int at_most_ms);
  [[nodiscard]] bool empty() const noexcept { return transfers_.empty(); }

 private:
  struct Transfer;
  [[nodiscard]] std::string address(const shelf::Request& request) const;

  std::string arm_, search_;
  long patience_ms_;
  void* multi_;
  std::vector<std::unique_ptr<Transfer>> transfers_;
};
