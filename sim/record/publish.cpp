// Publishes a finished file: our own write loop, fsync, then the final name in one step. HDF5 never touches
// the disk.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "sim/base/error.hpp"
#include "sim/record/writer.hpp"

namespace truce {
namespace {

constexpr std::size_t piece_bytes = std::size_t{8} << 20;
constexpr int name_tries = 100;

[[noreturn]] void refuse(RecordError::Kind kind, const std::string& path, const std::string& why) {
  throw RecordError(kind, "cannot write '" + path + "' (" + why);
}

[[noreturn]] void refuse_system(RecordError::Kind kind, const std::string& path, int number) {
  const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
  const std::string advice = full ? "); make room or choose another place, then give the same command again"
                                  : "); choose a folder that exists and may be written to";
  refuse(kind, path, std::strerror(number) + advice);
}

// A name that disappears unless it was published.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& target) : target_(target.string()) {
    for (int i = 0; i < name_tries && descriptor_ < 0; ++i) {
      name_ = target.parent_path().string();
      name_.append("/.").append(target.filename().string()).append(".").append(std::to_string(getpid()));
      name_.append(".").append(std::to_string(i)).append(".part");
      descriptor_ = open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (descriptor_ < 0 && errno != EEXIST) refuse_system(RecordError::Kind::create, target_, errno);
    }
    if (descriptor_ < 0) refuse_system(RecordError::Kind::create, target_, EEXIST);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ >= 0) close(descriptor_);
    if (!name_.empty()) unlink(name_.c_str());
  }

  void write_all(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
      const ssize_t written = write(descriptor_, bytes.data(), std::min(bytes.size(), piece_bytes));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) refuse_system(RecordError::Kind::transfer, target_, written == 0 ? ENOSPC : errno);
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    seal();
  }

  [[nodiscard]] const std::string& name() const { return name_; }

  // What stands under the name is on the disk afterwards.
  void seal() {
    if (fsync(descriptor_) != 0) refuse_system(RecordError::Kind::transfer, target_, errno);
    const int descriptor = descriptor_;
    descriptor_ = -1;
    if (close(descriptor) != 0) refuse_system(RecordError::Kind::transfer, target_, errno);
  }

  void replace_target() {
    if (rename(name_.c_str(), target_.c_str()) != 0)
      refuse_system(RecordError::Kind::transfer, target_, errno);
    name_.clear();
  }

  // Fails when the target exists, even if it came into being a moment ago. Returns whether it worked.
  [[nodiscard]] bool become_target() {
    if (link(name_.c_str(), target_.c_str()) == 0) return true;
    if (errno == EEXIST) return false;
    // Some file systems have no hard links; there the check and the rename are two steps.
    if (access(target_.c_str(), F_OK) == 0) return false;
    replace_target();
    return true;
  }

 private:
  std::string target_;
  std::string name_;
  int descriptor_ = -1;
};

[[noreturn]] void refuse_existing(const std::string& path) {
  refuse(RecordError::Kind::create, path,
         "it exists already); choose another name or give --force to replace it");
}

void require_free_name(const std::string& path, Overwrite overwrite) {
  struct stat found {};
  if (lstat(path.c_str(), &found) != 0) return;
  if (!S_ISREG(found.st_mode))
    refuse(RecordError::Kind::create, path, "it is not a plain file); choose another name");
  if (overwrite == Overwrite::forbid) refuse_existing(path);
}

void sync_folder(const std::filesystem::path& folder, const std::string& path) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) refuse_system(RecordError::Kind::transfer, path, errno);
  const int result = fsync(descriptor);
  const int number = errno;
  close(descriptor);
  // Some network file systems cannot sync a folder and say EINVAL; there is nothing more to do there.
  if (result != 0 && number != EINVAL) refuse_system(RecordError::Kind::transfer, path, number);
}

}  // namespace

namespace {

void publish_filled(const std::string& path, Overwrite overwrite,
                    const std::function<void(TemporaryFile&)>& fill) {
  require_free_name(path, overwrite);
  std::filesystem::path target(path);
  if (!target.has_filename()) refuse(RecordError::Kind::create, path, "it names no file); add a file name");
  if (!target.has_parent_path()) target = std::filesystem::path(".") / target;
  TemporaryFile file(target);
  fill(file);
  if (overwrite == Overwrite::allow) {
    file.replace_target();
  } else if (!file.become_target()) {
    refuse_existing(path);
  }
  sync_folder(target.parent_path(), path);
}

}  // namespace

void publish(const std::string& path, std::span<const std::byte> bytes, Overwrite overwrite) {
  publish_filled(path, overwrite, [bytes](TemporaryFile& file) { file.write_all(bytes); });
}

void publish_written(const std::string& path, Overwrite overwrite,
                     const std::function<void(const std::string&)>& write) {
  publish_filled(path, overwrite, [&write](TemporaryFile& file) {
    write(file.name());
    file.seal();
  });
}

}  // namespace truce
