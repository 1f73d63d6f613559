// Work that one thread hands out while it does what only one thread may do: others take it off its hands.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>

namespace truce {

// The lead adds jobs, in the order in which it will need them, and asks for each to be finished; the other
// threads of for_each_task do those that nobody has begun. What a job computes must not depend on who does
// it, and what it refers to must outlive `run`, also when the lead fails.
class Jobs {
 public:
  // Runs `lead` and then the jobs it left over; returns when all have ended. Inside a parallel task and with
  // one thread nobody helps. Rethrows what the lead threw, or else the job that was added first.
  static void run(const std::function<void(Jobs&)>& lead);
  // The same without help: each job is done when it is needed.
  static void run_alone(const std::function<void(Jobs&)>& lead);

  // Adds a job and returns its number, counted from 0.
  std::size_t add(std::function<void()> work);
  // Returns when the job has ended; does it here when nobody has begun. Rethrows what it threw.
  void finish(std::size_t job);
  // Whether a job that is only added stays undone until the lead turns to it.
  [[nodiscard]] bool alone() const { return alone_; }

 private:
  enum class State { waits, begun, ended };
  struct Job {
    std::function<void()> work;
    State state = State::waits;
    std::exception_ptr error;
  };

  explicit Jobs(bool alone) : alone_(alone) {}
  void lead_and_finish(const std::function<void(Jobs&)>& lead);
  void help();
  void work_on(Job& job, std::unique_lock<std::mutex>& lock);

  const bool alone_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;  // references stay valid while it grows
  std::size_t next_ = 0;  // nobody need look before this one
  bool closed_ = false;   // no more jobs will come
};

}  // namespace truce
