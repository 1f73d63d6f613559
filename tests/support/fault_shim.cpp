// Loaded before libc (LD_PRELOAD): fails or kills at one chosen call on files beneath one folder, or sets the
// clock back.
//   FAULT_FOLDER  calls on files beneath it are counted: open for writing, write, fsync, close, link, rename
//   FAULT_AT      which call fails, from 1; FAULT_KIND  kill, torn (half a write, then kill), ENOSPC, EIO
//   FAULT_LOG     gets the name of every counted call, one a line
//   FAULT_CLOCK   seconds added to the calendar's clock
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

std::array<std::atomic<bool>, 4096> watched_files;
std::atomic<int> calls{0};

std::string setting(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? "" : text;
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}
using Open = int (*)(const char*, int, ...);
using Write = ssize_t (*)(int, const void*, size_t);
using OfFile = int (*)(int);
using OfTwoPaths = int (*)(const char*, const char*);

bool is_beneath(const char* path) {
  static const std::string folder = setting("FAULT_FOLDER");
  return !folder.empty() && std::strncmp(path, folder.c_str(), folder.size()) == 0;
}

bool is_watched(int file) {
  return file >= 0 && static_cast<std::size_t>(file) < watched_files.size() &&
         watched_files[static_cast<std::size_t>(file)];
}

void watch(int file, bool on) {
  if (file >= 0 && static_cast<std::size_t>(file) < watched_files.size())
    watched_files[static_cast<std::size_t>(file)] = on;
}

void log_call(const char* name) {
  static const std::string path = setting("FAULT_LOG");
  if (path.empty()) return;
  const int file = real<Open>("open")(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  const std::string line = std::string(name) + "\n";
  if (real<Write>("write")(file, line.data(), line.size()) < 0) std::abort();
  real<OfFile>("close")(file);
}

// Whether this call is the one to fail; does not return when it kills.
bool fails_now(const char* name) {
  static const int at = std::atoi(setting("FAULT_AT").c_str());
  static const std::string kind = setting("FAULT_KIND");
  log_call(name);
  if (++calls != at) return false;
  if (kind == "kill" || (kind == "torn" && std::strcmp(name, "write") != 0)) kill(getpid(), SIGKILL);
  if (kind == "torn") return true;
  errno = kind == "EIO" ? EIO : ENOSPC;
  return true;
}

int open_as(const char* name, const char* path, int flags, mode_t mode) {
  const bool counts = is_beneath(path) && (flags & O_ACCMODE) != O_RDONLY;
  if (counts && fails_now("open")) return -1;
  const int file = real<Open>(name)(path, flags, mode);
  watch(file, counts);
  return file;
}

mode_t mode_of(int flags, va_list& rest) { return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0; }

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_as("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return open_as("open64", path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t size) {
  if (is_watched(file) && fails_now("write")) {
    if (setting("FAULT_KIND") != "torn") return -1;
    if (real<Write>("write")(file, bytes, size / 2) >= 0) kill(getpid(), SIGKILL);
  }
  return real<Write>("write")(file, bytes, size);
}

int fsync(int file) {
  if (is_watched(file) && fails_now("fsync")) return -1;
  return real<OfFile>("fsync")(file);
}

int close(int file) {
  const bool fails = is_watched(file) && fails_now("close");
  watch(file, false);
  const int result = real<OfFile>("close")(file);
  if (fails) errno = setting("FAULT_KIND") == "EIO" ? EIO : ENOSPC;
  return fails ? -1 : result;
}

int link(const char* from, const char* to) {
  if (is_beneath(to) && fails_now("link")) return -1;
  return real<OfTwoPaths>("link")(from, to);
}

int rename(const char* from, const char* to) {
  if (is_beneath(to) && fails_now("rename")) return -1;
  return real<OfTwoPaths>("rename")(from, to);
}

int clock_gettime(clockid_t which, struct timespec* out) {
  const int result = real<int (*)(clockid_t, struct timespec*)>("clock_gettime")(which, out);
  static const std::string shift = setting("FAULT_CLOCK");
  if (which == CLOCK_REALTIME && !shift.empty()) out->tv_sec += std::atol(shift.c_str());
  return result;
}

}  // extern "C"
