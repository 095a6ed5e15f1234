// What the processor at hand can do, so that the fastest kernels that it runs are chosen.

#pragma once

static inline int annals_processor_is_haswell_or_later(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
#else
  return 0;
#endif
}

static inline int annals_processor_is_skylake_server_or_later(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  return annals_processor_is_haswell_or_later() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl")
      && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512cd");
#else
  return 0;
#endif
}
