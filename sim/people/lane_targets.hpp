// Marks for functions that are compiled for wider lanes than the rest of the program; both compilers read
// them.
#pragma once

#define TRUCE_INLINE [[gnu::always_inline]] inline

#ifdef __x86_64__
#define TRUCE_AVX2 __attribute__((target("avx2")))
#ifdef __clang__
#define TRUCE_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw"), min_vector_width(512)))
#else
#define TRUCE_AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,prefer-vector-width=512")))
#endif
#endif
