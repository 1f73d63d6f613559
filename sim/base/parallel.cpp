// The one door to oneTBB; with TRUCE_JTHREAD the same on std::jthread, which ThreadSanitizer understands.
#include "sim/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <cfenv>
#include <exception>
#include <limits>
#include <memory>
#include <mutex>

#ifdef TRUCE_JTHREAD
#include <thread>
#include <vector>
#else
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#endif

#include "sim/base/error.hpp"

namespace truce {
namespace {

std::atomic<int> thread_limit{1};
thread_local bool inside_task = false;

// Another rounding mode or flushed subnormals (by -ffast-math of a host program) would change results unseen.
void require_ieee_arithmetic() {
  const volatile double smallest_normal = std::numeric_limits<double>::min();
  const volatile double subnormal = smallest_normal / 2.0;
  require(std::fegetround() == FE_TONEAREST && subnormal > 0.0,
          "this thread's arithmetic is not IEEE (rounding mode or flushed subnormals changed)");
}

class InsideTask {
 public:
  InsideTask() { inside_task = true; }
  ~InsideTask() { inside_task = false; }
  InsideTask(const InsideTask&) = delete;
  InsideTask& operator=(const InsideTask&) = delete;
};

// Runs tasks, keeps the exception of the lowest index.
class Work {
 public:
  explicit Work(const std::function<void(std::size_t)>& task) : task_(task) {}

  void run(std::size_t i) {
    const InsideTask inside;
    try {
      require_ieee_arithmetic();
      task_(i);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (i <= first_) {
        first_ = i;
        error_ = std::current_exception();
      }
    }
  }

  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  const std::function<void(std::size_t)>& task_;
  std::mutex mutex_;
  std::size_t first_ = std::numeric_limits<std::size_t>::max();
  std::exception_ptr error_;
};

#ifdef TRUCE_JTHREAD
void run_on_threads(std::size_t count, Work& work) {
  std::atomic<std::size_t> next{0};
  const auto take_tasks = [&] {
    for (std::size_t i = next++; i < count; i = next++) work.run(i);
  };
  std::vector<std::jthread> helpers;
  const std::size_t threads = std::min(count, static_cast<std::size_t>(threads_in_use()));
  for (std::size_t t = 1; t < threads; ++t) helpers.emplace_back(take_tasks);
  take_tasks();
}
#else
// The arena sets how many join in; the control lets oneTBB have so many, even beyond the processors.
struct Pool {
  explicit Pool(int threads)
      : control(oneapi::tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads)),
        arena(threads) {}
  oneapi::tbb::global_control control;
  oneapi::tbb::task_arena arena;
};

// Kept between calls (a new arena costs some 0.3 ms) until another number of threads is asked for.
std::shared_ptr<Pool> pool_of(int threads) {
  static std::mutex mutex;
  static std::shared_ptr<Pool> pool;
  static int size = 0;
  const std::lock_guard lock(mutex);
  if (size != threads) {
    pool = std::make_shared<Pool>(threads);
    size = threads;
  }
  return pool;
}

void run_on_threads(std::size_t count, Work& work) {
  const std::shared_ptr<Pool> pool = pool_of(threads_in_use());
  pool->arena.execute([&] {
    oneapi::tbb::parallel_for(
        oneapi::tbb::blocked_range<std::size_t>(0, count, 1),
        [&](const auto& range) {
          for (std::size_t i = range.begin(); i < range.end(); ++i) work.run(i);
        },
        oneapi::tbb::simple_partitioner{});
  });
}
#endif

}  // namespace

void use_threads(int threads) {
  require(threads >= 1, "the number of threads must be at least 1");
  require(!inside_task, "the number of threads cannot change inside a parallel task");
  thread_limit = threads;
}

int threads_in_use() { return thread_limit; }

bool inside_parallel_task() { return inside_task; }

void for_each_task(std::size_t count, const std::function<void(std::size_t)>& task) {
  require(!inside_task, "parallel work started inside a parallel task");
  Work work(task);
  if (count <= 1 || threads_in_use() == 1) {
    for (std::size_t i = 0; i < count; ++i) work.run(i);
  } else {
    run_on_threads(count, work);
  }
  work.rethrow();
}

void for_each_chunk(std::size_t rows, const std::function<void(std::size_t, std::size_t)>& piece) {
  const std::size_t pieces = (rows + chunk_rows - 1) / chunk_rows;
  const auto run_piece = [&](std::size_t i) {
    const std::size_t first = i * chunk_rows;
    piece(first, std::min(rows, first + chunk_rows));
  };
  if (inside_task) {
    for (std::size_t i = 0; i < pieces; ++i) run_piece(i);
  } else {
    for_each_task(pieces, run_piece);
  }
}

}  // namespace truce
