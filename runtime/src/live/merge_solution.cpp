#include "live/session_core.hpp"
namespace shelf::detail {
MergeReport SessionCore::merge(std::string_view) { return {}; }
}
