// Opening with RESOLVE_BENEATH (Linux 5.6), else by names.
#include "sim/scenario/open_beneath.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace truce {
namespace {

constexpr int open_flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY;

// For kernels without openat2 (before Linux 5.6): the same promise by names, less strict against races.
int open_by_names(int folder, const std::string& folder_name, const std::string& path) {
  const std::filesystem::path name(path);
  std::error_code ignored;
  const auto top = std::filesystem::weakly_canonical(folder_name.empty() ? "." : folder_name, ignored);
  const auto full = std::filesystem::weakly_canonical(top / name, ignored);
  const bool beneath = std::mismatch(top.begin(), top.end(), full.begin(), full.end()).first == top.end();
  if (name.is_absolute() || !beneath) {
    errno = EXDEV;
    return -1;
  }
  return ::openat(folder, path.c_str(), open_flags);
}

}  // namespace

int open_beneath(const std::string& folder_name, const std::string& path) {
  const int folder =
      ::open(folder_name.empty() ? "." : folder_name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -1;
  struct open_how how {};
  how.flags = static_cast<unsigned long long>(open_flags);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  int opened = static_cast<int>(::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how));
  if (opened < 0 && (errno == ENOSYS || errno == EPERM)) opened = open_by_names(folder, folder_name, path);
  const int reason = errno;
  ::close(folder);
  errno = reason;
  return opened;
}

std::string beneath_refusal(int reason) {
  if (reason == EXDEV || reason == ELOOP)
    return "lies outside the folder of the scenario (only files beneath it are read); move it there";
  if (reason == ENOENT) return "does not exist; give its name as seen from the folder of the scenario";
  return "cannot be opened (" + std::string(std::strerror(reason)) + ")";
}

}  // namespace truce
