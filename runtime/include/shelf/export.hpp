// Marks what the runtime library exports; everything else is hidden.
#pragma once

#if defined(_WIN32)
#define SHELF_EXPORT
#else
#define SHELF_EXPORT __attribute__((visibility("default")))
#endif
