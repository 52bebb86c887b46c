// The specimen taken apart, so that one section can be exchanged.
#pragma once

#include "faults/trials.hpp"
#include "shelf_format/format.hpp"
#include "support/bundle_builder.hpp"
#include "support/catch.hpp"

namespace shelf::test {

class Sections {
 public:
  Sections() {
    const auto bundle =
        Bundle::open_memory(std::as_bytes(std::span(specimen().data(), specimen().size())), {.verify_checksums = true});
    REQUIRE(bundle);
    for (const SectionInfo& section : bundle->info().sections)
      all_.push_back(
          {section.id, format::section_flag_required,
           specimen().substr(static_cast<std::size_t>(section.offset), static_cast<std::size_t>(section.size))});
  }
  [[nodiscard]] std::string& operator[](format::SectionId id) {
    return all_.at(static_cast<std::size_t>(id) - 1).bytes;
  }
  void remove(format::SectionId id) { all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(id) - 1); }
  // With right checksums of sections and header.
  [[nodiscard]] std::string file() const { return lay_out(all_); }

 private:
  std::vector<RawSection> all_;
};

}  // namespace shelf::test
