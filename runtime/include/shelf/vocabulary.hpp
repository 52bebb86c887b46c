// Types of articles and clouds, as numbers and as names.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shelf/export.hpp"

namespace shelf {

enum class ArticleType : std::uint8_t {  // persistent
  Unknown,
  Generic,
  ProblemScopingQuestions,
  TsgContent,
  Diagnostics,
  Resource,
  AdvisorRecommendationMetadata,
  Rca,
  ServiceHealthInsights,
  SupportTopicDescription,
  TsgDescription,
  Apollo,
  DiagnoseAndSolve,
  Tools,
  TsgQuestions,
  PartnerCenterQuickStart
};

enum class Cloud : std::uint8_t { Public, Fairfax, Mooncake, Blackforest, UsNat, UsSec };  // persistent

// Canonical spelling. Never empty.
[[nodiscard]] SHELF_EXPORT std::string_view name(ArticleType type) noexcept;
[[nodiscard]] SHELF_EXPORT std::string_view name(Cloud cloud) noexcept;
// Compared folded.
[[nodiscard]] SHELF_EXPORT std::optional<ArticleType> parse_article_type(std::string_view name) noexcept;
[[nodiscard]] SHELF_EXPORT std::optional<Cloud> parse_cloud(std::string_view name) noexcept;

// A set of article types; empty means "any".
class TypeSet {
 public:
  constexpr TypeSet() = default;
  constexpr TypeSet(ArticleType type) { add(type); }  // NOLINT(google-explicit-constructor)
  constexpr void add(ArticleType type) noexcept { bits_ |= std::uint32_t{1} << static_cast<unsigned>(type); }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr bool contains(ArticleType type) const noexcept {
    return (bits_ >> static_cast<unsigned>(type) & 1u) != 0;
  }

 private:
  std::uint32_t bits_ = 0;
};

}  // namespace shelf
