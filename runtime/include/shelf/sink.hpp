// Where rendered bytes go: a string, or any function.
#pragma once

#include <string>
#include <string_view>

namespace shelf {

// A non-owning reference to a function that takes bytes in order and returns false to stop.
class Sink {
 public:
  Sink(std::string& out)
      : context_(&out), write_([](void* context, std::string_view bytes) {  // NOLINT(google-explicit-constructor)
          static_cast<std::string*>(context)->append(bytes);
          return true;
        }) {}
  Sink(void* context, bool (*function)(void* context, std::string_view bytes)) : context_(context), write_(function) {}

  [[nodiscard]] bool write(std::string_view bytes) const { return write_(context_, bytes); }

 private:
  void* context_;
  bool (*write_)(void*, std::string_view);
};

}  // namespace shelf
