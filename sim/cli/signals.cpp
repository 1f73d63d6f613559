// Handlers that do nothing but set a flag.
#include "sim/cli/signals.hpp"

#include <atomic>
#include <csignal>

namespace truce::cli {
namespace {

std::atomic<int> wish{0};
static_assert(std::atomic<int>::is_always_lock_free, "a handler may only touch lock-free atomics");

void note(int signal) { wish = signal; }

// A signal that the caller ignores (nohup, a background job) stays ignored.
void note_once(int signal) {
  struct sigaction before {};
  if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) return;
  struct sigaction action {};
  action.sa_handler = note;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

}  // namespace

void take_signals() {
  note_once(SIGINT);
  note_once(SIGTERM);
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
}

int stop_signal() { return wish; }

}  // namespace truce::cli
