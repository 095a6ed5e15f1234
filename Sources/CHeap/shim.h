// How the C library keeps memory that was given back; Swift's Glibc module lacks malloc.h.

#pragma once

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

/// Large arrays are given back to the system when they are freed, and threads share their free memory: else glibc keeps
/// some of both for each thread, and a long stream of reports takes a quarter more.
static inline void annals_bound_heap(void) {
#if defined(__GLIBC__)
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 512 << 10);
#endif
}
