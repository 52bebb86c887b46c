// For a handful of things: std::sort() takes two kilobytes for each kind of them, this a quarter. Of equal ones any may
// come first.
#pragma once

#include <algorithm>
#include <functional>

namespace shelf::detail {

template <class Range, class Less = std::less<>>
void sort_few(Range& range, Less less = {}) {
  std::make_heap(range.begin(), range.end(), less);
  std::sort_heap(range.begin(), range.end(), less);
}

}  // namespace shelf::detail
