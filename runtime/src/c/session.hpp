// A session, the article it needs, and the texts that its options refer to.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

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

// One call at a time; one that throws in the middle leaves a session that may not go on.
class Turn {
 public:
  // Nothing: the session may be called now.
  [[nodiscard]] static std::optional<Error> refused(const shelf_session* session, std::string_view name) noexcept;

  explicit Turn(OwnedSession& session) noexcept : session_(session) { session_.busy = session_.lost = true; }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() { session_.busy = false; }
  void changed() noexcept { session_.lost = false; }

 private:
  OwnedSession& session_;
};

}  // namespace shelf::c
