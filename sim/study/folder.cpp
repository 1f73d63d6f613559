// Lock by flock, plan by comparison, parts by their names.
#include "sim/study/folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <span>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/record/writer.hpp"
#include "sim/scenario/bytes.hpp"

namespace truce {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t plan_limit = std::size_t{64} << 20;
constexpr std::size_t hash_digits = 16;

std::string within(const std::string& folder, const std::string& name) {
  return (fs::path(folder) / name).string();
}

// 1-based number of the first line in which two texts differ.
int first_difference(const std::string& a, const std::string& b) {
  int line = 1;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()) && a[i] == b[i]; ++i) line += a[i] == '\n' ? 1 : 0;
  return line;
}

// The number in "part-12.0123456789abcdef.h5", or -1 for another name.
long long shard_of(const std::string& name) {
  const auto parts = split(name, '.');
  if (parts.size() != 3 || !parts[0].starts_with("part-") || parts[1].size() != hash_digits ||
      parts[2] != "h5")
    return -1;
  const auto number = parse_integer(parts[0].substr(5));
  return number ? *number : -1;
}

}  // namespace

void make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder))
    throw RecordError(RecordError::Kind::create, "cannot make the folder '" + quotable(folder) + "' (" +
                                                     (error ? error.message() : "a file has that name") +
                                                     "); name another with -o");
}

FolderLock::FolderLock(const std::string& folder) {
  make_folder(folder);
  const std::string path = within(folder, "lock");
  descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0)
    throw RecordError(RecordError::Kind::create, "cannot open '" + path + "' (" + std::strerror(errno) +
                                                     "); choose a folder that may be written to");
  if (flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
  const int number = errno;
  close(descriptor_);
  if (number == EWOULDBLOCK)
    throw RecordError(RecordError::Kind::busy,
                      "another process sweeps '" + quotable(folder) +
                          "' (its lock is held); wait for it and give the same command again, or "
                          "compute single parts beside it with --shard");
  throw RecordError(RecordError::Kind::create, "cannot lock '" + path + "' (" + std::strerror(number) +
                                                   "); choose a folder on a file system with locks");
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

void settle_plan(const Plan& plan, const std::string& folder) {
  const std::string path = within(folder, "plan.yaml");
  if (!fs::exists(path)) {
    try {
      publish(path, std::as_bytes(std::span(plan.text)), Overwrite::forbid);
      return;
    } catch (const RecordError&) {
      if (!fs::exists(path)) throw;  // else another process was faster
    }
  }
  const std::string there = read_bytes(path, plan_limit).text;
  if (there == plan.text) return;
  throw InputError(
      {Fault{path, first_difference(there, plan.text), 0, "",
             "the folder holds another plan (the study, its scenario or the program has changed since); name "
             "another folder with -o, or remove this one to begin anew"}});
}

std::map<std::size_t, std::string> find_parts(const Plan& plan, const std::string& folder) {
  std::map<std::size_t, std::string> parts;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const long long shard = shard_of(name);
    if (shard < 0 || shard >= static_cast<long long>(plan.shards())) continue;
    const auto [known, is_new] = parts.try_emplace(static_cast<std::size_t>(shard), name);
    if (!is_new)
      throw BugError(
          "part " + std::to_string(shard) + " of '" + quotable(folder) + "' is there twice, as " +
          known->second + " and " + name +
          " (one plan, two results: a program or a machine is not deterministic, or two programs were used); "
          "keep both files for the report");
  }
  return parts;
}

std::string part_name(std::size_t shard, const std::string& hash_hex) {
  return "part-" + std::to_string(shard) + "." + hash_hex.substr(0, hash_digits) + ".h5";
}

void sweep_up(const std::string& folder) {
  const auto hour_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with(".") && name.ends_with(".part") && entry.last_write_time(ignored) < hour_ago)
      fs::remove(entry.path(), ignored);
  }
}

}  // namespace truce
