// Includes: opened beneath the scenario's folder only, so that a scenario from a stranger reads no other file.
#include "sim/scenario/include.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>
#include <vector>

#include "sim/base/text.hpp"
#include "sim/scenario/bytes.hpp"

namespace truce {
namespace {

constexpr std::size_t deepest = 4;
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

int open_beneath(const std::string& folder_name, const std::string& path) {
  const int folder = ::open(folder_name.empty() ? "." : folder_name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
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

// An open file on the way from the top to here.
struct Opened {
  std::uint64_t device;
  std::uint64_t inode;
};

class Resolver {
 public:
  Resolver(const std::string& folder, const ReadLimits& limits) : folder_(folder), limits_(limits) {}

  void note_top(const Node& root) {
    struct stat status {};
    const bool known = root.place.file && ::stat(root.place.file->c_str(), &status) == 0;
    open_files_.push_back(known ? Opened{status.st_dev, status.st_ino} : Opened{0, 0});
  }

  Node resolve(Node node) {
    for (Node& item : node.items) item = resolve(std::move(item));
    Node under;
    for (auto member = node.members.begin(); member != node.members.end();) {
      if (member->key != "include") {
        member->value = resolve(std::move(member->value));
        ++member;
        continue;
      }
      under = included(member->value);
      member = node.members.erase(member);
    }
    return under.is_map() ? merge(std::move(under), std::move(node)) : std::move(node);
  }

  std::vector<Fault>& faults() { return faults_; }

 private:
  void complain(const Place& place, const std::string& text) { faults_.push_back(place.fault("include", text)); }

  Node included(const Node& value) {
    Node under;
    const std::vector<Node> single{value};
    for (const Node& path : value.is_list() ? value.items : single) {
      if (!path.is_scalar() || path.text.empty()) {
        complain(path.place, "'include' needs the name of a file or a list of names; write `include: parties/x.yaml`");
        continue;
      }
      Node one = read(path);
      if (one.is_map()) under = under.is_map() ? merge(std::move(under), std::move(one)) : std::move(one);
    }
    return under;
  }

  // One included file as a map with its own includes resolved; null after a fault.
  Node read(const Node& path) {
    const std::string shown = folder_.empty() ? path.text : (std::filesystem::path(folder_) / path.text).string();
    if (open_files_.size() > deepest) {
      complain(path.place, "more than " + std::to_string(deepest) + " files include each other; flatten them");
      return {};
    }
    const int descriptor = open_beneath(folder_, path.text);
    if (descriptor < 0) {
      complain(path.place, refusal(path.text, errno));
      return {};
    }
    try {
      return read_open(descriptor, shown, path);
    } catch (const InputError& error) {
      for (Fault fault : error.faults) {
        fault.text += " (included at " + path.place.words() + ")";
        faults_.push_back(std::move(fault));
      }
      return {};
    }
  }

  Node read_open(int descriptor, const std::string& shown, const Node& path) {
    const FileBytes file = read_bytes(descriptor, shown, limits_.bytes);
    bytes_ += file.text.size();
    if (bytes_ > limits_.bytes) {
      complain(path.place, "the included files together are longer than " + std::to_string(limits_.bytes) +
                               " bytes; shorten them");
      return {};
    }
    const auto is_same = [&](const Opened& open) { return open.device == file.device && open.inode == file.inode; };
    if (std::any_of(open_files_.begin(), open_files_.end(), is_same)) {
      complain(path.place, "include of '" + quotable(path.text) + "' goes in a circle; remove one of the includes");
      return {};
    }
    Node root = read_yaml_text(file.text, shown, limits_);
    if (!root.is_map()) {
      throw InputError({root.place.fault("", "an included file must be a map; write `key: value` lines")});
    }
    open_files_.push_back(Opened{file.device, file.inode});
    root = resolve(std::move(root));
    open_files_.pop_back();
    return root;
  }

  static std::string refusal(const std::string& path, int reason) {
    const std::string start = "included file '" + quotable(path) + "' ";
    if (reason == EXDEV || reason == ELOOP) {
      return start + "lies outside the folder of the scenario (only files beneath it are read); move it there";
    }
    if (reason == ENOENT) {
      return start + "does not exist; give its name as seen from the folder of the scenario";
    }
    return start + "cannot be opened (" + std::strerror(reason) + ")";
  }

  const std::string& folder_;
  const ReadLimits& limits_;
  std::vector<Opened> open_files_;
  std::size_t bytes_ = 0;
  std::vector<Fault> faults_;
};

}  // namespace

Node resolve_includes(Node root, const std::string& folder, const ReadLimits& limits) {
  Resolver resolver(folder, limits);
  resolver.note_top(root);
  root = resolver.resolve(std::move(root));
  throw_if_any(std::move(resolver.faults()));
  return root;
}

}  // namespace truce
