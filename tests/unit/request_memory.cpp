// A warm list allocates nothing.
#include <cstddef>
#include <cstdlib>
#include <new>

#include "support/request_samples.hpp"

namespace {
std::size_t allocations = 0;
}  // namespace

// Not inlined: the compiler would see through to malloc and miss its counterpart.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t size) { return ::operator new(size); }
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { ::operator delete(memory); }
void operator delete[](void* memory) noexcept { ::operator delete(memory); }
void operator delete[](void* memory, std::size_t) noexcept { ::operator delete(memory); }

using namespace shelf;
using namespace shelf::test;

TEST_CASE("requests: a warm list allocates nothing") {
  const Sample sample(WidgetOps()
                          .metric("One")
                          .metric("Two")
                          .insight("HostsDown")
                          .insight("ProbeSlow", true)
                          .blade("Nimbus", "HostBlade", {{"id", "$resourceId"}},
                                 "{$domain}/#@microsoft.onmicrosoft.com/resource/{$resourceIdDecoded}/overview")
                          .search());
  const Context context = sample_context();
  RequestOptions options;
  options.bundle = &sample.bundle;
  RequestList list;
  const std::size_t cold = allocations;
  make_requests(sample.article, sample.widgets, context, list, options);
  REQUIRE(allocations > cold);  // the counter counts
  const Request* const first = list.requests().data();
  const std::size_t warm = allocations;
  make_requests(sample.article, sample.widgets, context, list, options);
  const std::size_t after = allocations;
  CHECK(after == warm);
  CHECK(list.size() == 5);
  CHECK(list.requests().data() == first);
}

TEST_CASE("widgets: a warm list of widgets allocates nothing") {
  const Sample sample(
      WidgetOps().metric("One").insight("HostsDown").blade("Nimbus", "HostBlade", {{"id", "$resourceId"}}));
  WidgetList widgets;
  sample.article.read_widgets(widgets);
  const std::size_t warm = allocations;
  sample.article.read_widgets(widgets);
  const std::size_t after = allocations;
  CHECK(after == warm);
}
