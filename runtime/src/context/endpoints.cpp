// Where a cloud's portal and resource manager are.
#include <array>
#include <cstddef>
#include <cstdint>

#include "shelf/context.hpp"

namespace shelf {

CloudEndpoints endpoints(Cloud cloud) noexcept {
  static constexpr auto table = std::to_array<CloudEndpoints>({
      {"https://portal.azure.com", "https://management.azure.com"},
      {"https://portal.azure.us", "https://management.usgovcloudapi.net"},
      {"https://portal.azure.cn", "https://management.chinacloudapi.cn"},
      {"https://portal.microsoftazure.de", "https://management.microsoftazure.de"},
      {"", "https://management.azure.eaglex.ic.gov"},
      {"", "https://management.azure.microsoft.scloud"},
  });
  const auto i = static_cast<std::size_t>(cloud);
  return i < table.size() ? table[i] : CloudEndpoints{};
}

}  // namespace shelf
