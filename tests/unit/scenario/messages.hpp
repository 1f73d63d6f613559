// For tests of input errors: the full text of everything a call complains about.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "sim/base/error.hpp"

namespace truce {

// The messages of the InputError that `call` throws, one a line; "" when it throws none.
template <class Call>
std::string messages_of(Call&& call) {
  try {
    call();
  } catch (const InputError& error) {
    std::string text;
    for (const Fault& fault : error.faults) text += fault.message() + "\n";
    return text;
  }
  return "";
}

// A folder of its own for one test, removed at its end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "truce-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, std::string_view text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return at(name);
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace truce
