#include "progress.hpp"

#include <cstdio>
#include <string>

namespace shelf::compiler::tool {

void ProgressBar::update(std::size_t done, std::size_t total) {
  if (!shown_ || total == 0) return;
  const std::unique_lock lock(mutex_, std::try_to_lock);  // somebody else is drawing: this state is not missed
  if (!lock || Clock::now() < next_) return;
  next_ = Clock::now() + std::chrono::milliseconds(100);
  constexpr std::size_t width = 30;
  const std::size_t filled = done * width / total;
  const std::string line = "\r[" + std::string(filled, '#') + std::string(width - filled, ' ') + "] " +
                           std::to_string(done) + " of " + std::to_string(total) + " articles\x1b[K";
  std::fwrite(line.data(), 1, line.size(), stderr);
  drawn_ = true;
}

void ProgressBar::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace shelf::compiler::tool
