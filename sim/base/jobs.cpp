// A list of jobs behind one lock; whoever of the threads comes first leads.
#include "sim/base/jobs.hpp"

#include <atomic>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"

namespace truce {

void Jobs::run(const std::function<void(Jobs&)>& lead) {
  if (inside_parallel_task() || threads_in_use() == 1) return run_alone(lead);
  Jobs jobs(false);
  std::atomic<bool> led{false};
  // The lead is no fixed task: a helper that waited for one not yet begun would wait for ever.
  for_each_task(static_cast<std::size_t>(threads_in_use()), [&](std::size_t) {
    if (led.exchange(true))
      jobs.help();
    else
      jobs.lead_and_finish(lead);
  });
}

void Jobs::run_alone(const std::function<void(Jobs&)>& lead) { Jobs(true).lead_and_finish(lead); }

void Jobs::lead_and_finish(const std::function<void(Jobs&)>& lead) {
  struct Close {
    Jobs& jobs;
    ~Close() {
      const std::lock_guard lock(jobs.mutex_);
      jobs.closed_ = true;
      jobs.changed_.notify_all();
    }
  } const close{*this};
  lead(*this);
  for (std::size_t job = 0; job < jobs_.size(); ++job) finish(job);
}

std::size_t Jobs::add(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  require(!closed_, "jobs are added while the lead works");
  jobs_.push_back({std::move(work), State::waits, nullptr});
  changed_.notify_one();
  return jobs_.size() - 1;
}

// With the lock held before and after, but not while the work is done.
void Jobs::work_on(Job& job, std::unique_lock<std::mutex>& lock) {
  job.state = State::begun;
  lock.unlock();
  std::exception_ptr error;
  try {
    job.work();
  } catch (...) {
    error = std::current_exception();
  }
  lock.lock();
  job.work = nullptr;
  job.error = error;
  job.state = State::ended;
  changed_.notify_all();
}

void Jobs::finish(std::size_t number) {
  std::unique_lock lock(mutex_);
  Job& job = jobs_.at(number);
  if (job.state == State::waits) work_on(job, lock);
  changed_.wait(lock, [&] { return job.state == State::ended; });
  if (job.error) std::rethrow_exception(job.error);
}

void Jobs::help() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return closed_ || next_ < jobs_.size(); });
    if (closed_) return;  // what is left is the lead's
    Job& job = jobs_[next_++];
    if (job.state == State::waits) work_on(job, lock);
  }
}

}  // namespace truce
