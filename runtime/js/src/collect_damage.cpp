// The same for what shelf_verify() finds: one structure after the other.
#include "shelf.h"

extern "C" {
SHELF_API shelf_sink shelf_js_collect();
SHELF_API shelf_damage shelf_js_collect_damage();
}

namespace {
int collect_damage(void* user, const shelf_error* damage) {
  return shelf_js_collect()(user, reinterpret_cast<const char*>(damage), sizeof *damage);
}
}  // namespace

shelf_damage shelf_js_collect_damage() { return collect_damage; }
