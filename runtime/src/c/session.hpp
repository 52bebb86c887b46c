// A session, the article it needs, and the texts that its options refer to.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "c/handles.hpp"
#include "shelf/messages.hpp"
#include "shelf/session.hpp"

namespace shelf::c {

// The host's words, kept: the caller's own need only live for the call.
struct OwnedMessages {
  explicit OwnedMessages(const Messages& from);
  OwnedMessages(const OwnedMessages&) = delete;
  OwnedMessages& operator=(const OwnedMessages&) = delete;

  std::array<std::string, message_count> kept;
  Messages messages;
};

struct OwnedSession {
  OwnedSession(std::shared_ptr<const OwnedArticle> of, Context context, SessionOptions options,
               const Messages& messages);

  std::shared_ptr<const OwnedArticle> article;
  OwnedMessages messages;
  Session session;
  bool busy = false;  // a call is under way: its sink may not begin another
  bool lost = false;  // there was no memory in the middle of a change
};

[[nodiscard]] std::span<const SlotState> states_of(const OwnedSession& session) noexcept;

}  // namespace shelf::c
