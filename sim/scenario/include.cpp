// Includes: files taken in underneath a map, read once each on the way, never in a circle.
#include "sim/scenario/include.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <utility>
#include <vector>

#include "sim/base/text.hpp"
#include "sim/scenario/bytes.hpp"
#include "sim/scenario/open_beneath.hpp"

namespace truce {
namespace {

constexpr std::size_t deepest = 4;

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
  void complain(const Place& place, const std::string& text) {
    faults_.push_back(place.fault("include", text));
  }

  Node included(const Node& value) {
    Node under;
    const std::vector<Node> single{value};
    for (const Node& path : value.is_list() ? value.items : single) {
      if (!path.is_scalar() || path.text.empty()) {
        complain(path.place,
                 "'include' needs the name of a file or a list of names; write `include: parties/x.yaml`");
        continue;
      }
      Node one = read(path);
      if (one.is_map()) under = under.is_map() ? merge(std::move(under), std::move(one)) : std::move(one);
    }
    return under;
  }

  // One included file as a map with its own includes resolved; null after a fault.
  Node read(const Node& path) {
    const std::string shown =
        folder_.empty() ? path.text : (std::filesystem::path(folder_) / path.text).string();
    if (open_files_.size() > deepest) {
      complain(path.place,
               "more than " + std::to_string(deepest) + " files include each other; flatten them");
      return {};
    }
    const int descriptor = open_beneath(folder_, path.text);
    if (descriptor < 0) {
      complain(path.place, "included file '" + quotable(path.text) + "' " + beneath_refusal(errno));
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
    const auto is_same = [&](const Opened& open) {
      return open.device == file.device && open.inode == file.inode;
    };
    if (std::any_of(open_files_.begin(), open_files_.end(), is_same)) {
      complain(path.place,
               "include of '" + quotable(path.text) + "' goes in a circle; remove one of the includes");
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
