#pragma once

#include <string>
#include <vector>

#include "setting.hpp"

namespace shelf::bench {

// Changes 27 files of a copy of the articles and compiles it again with its cache, once for every long round; bytes
// must be those of a clean build. Returns why it was not done; empty: done.
std::string time_rebuilds(const Setting& setting, std::vector<double>& seconds);

}  // namespace shelf::bench
