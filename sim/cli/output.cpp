// The same rules as at the time of writing (sim/record/publish.cpp); there they are checked again.
#include "sim/cli/output.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace truce::cli {
namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw RecordError(RecordError::Kind::create, "cannot write '" + quotable(path) + "' (" + why);
}

}  // namespace

void check_output(const std::string& path, bool force) {
  if (path.empty()) return;
  const std::filesystem::path target(path);
  if (!target.has_filename()) refuse(path, "it names a folder); add a file name");
  struct stat found {};
  const bool exists = lstat(path.c_str(), &found) == 0;
  if (exists && S_ISDIR(found.st_mode)) refuse(path, "it is a folder); add a file name");
  if (exists && !S_ISREG(found.st_mode)) refuse(path, "it is not a plain file); choose another name");
  if (exists && !force)
    refuse(
        path,
        "it exists already and results are never overwritten unasked); choose another name or add --force");
  const std::string folder = target.has_parent_path() ? target.parent_path().string() : ".";
  // With the slash a plain file in place of the folder is an error too.
  if (access((folder + "/").c_str(), W_OK | X_OK) != 0)
    refuse(path, std::string(std::strerror(errno)) + "); choose a folder that exists and may be written to");
}

}  // namespace truce::cli
