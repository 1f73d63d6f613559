// Threads: the one door to oneTBB. One level, never nested; results do not depend on the thread count.
#pragma once

#include <cstddef>
#include <functional>

namespace truce {

// Rows in one piece of work; fixed, so that sums over pieces do not hang on the thread count.
inline constexpr std::size_t chunk_rows = 4096;

// How many threads the calls below may use from now on, for the whole process (>= 1).
void use_threads(int threads);
[[nodiscard]] int threads_in_use();

// Whether this thread is at work on a task of the call below, so that it may not make one.
[[nodiscard]] bool inside_parallel_task();

// Calls `task(i)` for i = 0..count-1, each once, in any order, on up to threads_in_use() threads.
// The first exception (lowest i) is rethrown after all have ended.
void for_each_task(std::size_t count, const std::function<void(std::size_t)>& task);

// Calls `piece(first, last)` for consecutive pieces of chunk_rows rows. Inside a task (a run among many) the
// pieces run in place, one after another, so that there is one level of threads (ruling E4) and the same
// result.
void for_each_chunk(std::size_t rows, const std::function<void(std::size_t, std::size_t)>& piece);

}  // namespace truce
