// Bytes of a user's file: opening without traps (pipes, devices, folders), a size limit, and a strict
// character check.
#include "sim/scenario/bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <tuple>
#include <utility>

namespace truce {
namespace {

constexpr std::size_t shown_faults = 20;

[[noreturn]] void refuse(const std::string& name, const std::string& text) {
  throw InputError({Fault{name, 0, 0, "", text}});
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

 private:
  int number_;
};

std::string size_words(std::size_t bytes) {
  constexpr std::size_t mebi = std::size_t{1} << 20;
  return bytes % mebi == 0 ? std::to_string(bytes / mebi) + " MiB" : std::to_string(bytes) + " bytes";
}

const char* kind_words(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

// One UTF-8 character at the start of `text`: its length and code point, or nothing when malformed (overlong
// forms, surrogates and values above U+10FFFF included; Unicode 15, table 3-7).
std::optional<std::pair<std::size_t, char32_t>> decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return std::pair{std::size_t{1}, char32_t{lead}};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return std::nullopt;
  char32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
    code = (code << 6) | (byte(i) & 0x3Fu);
  }
  constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  if (code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  return std::pair{length, code};
}

bool is_control(char32_t code) {
  if (code == '\t' || code == '\n' || code == '\r') return false;
  return code < 0x20 || (code >= 0x7F && code <= 0x9F);
}

// Characters that reorder what a reader sees, so that a file reads differently from what it means (Boucher &
// Anderson 2021).
bool is_bidirectional(char32_t code) {
  return code == 0x61C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

std::string code_point_name(char32_t code) {
  std::array<char, 12> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(code));
  return name.data();
}

std::string byte_name(char byte) {
  std::array<char, 8> name{};
  std::snprintf(name.data(), name.size(), "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
  return name.data();
}

std::string fault_of(char byte, const std::optional<std::pair<std::size_t, char32_t>>& character) {
  if (!character) return "byte " + byte_name(byte) + " is not valid UTF-8; save the file as UTF-8";
  const char32_t code = character->second;
  if (is_control(code)) return "control character " + code_point_name(code) + " is not allowed; remove it";
  if (is_bidirectional(code)) {
    return "direction-changing character " + code_point_name(code) +
           " is not allowed (it hides what the file says); remove it";
  }
  if (code == 0xFEFF) return "byte order mark U+FEFF inside the text is not allowed; remove it";
  return "";
}

}  // namespace

FileBytes read_bytes(int descriptor, const std::string& name, std::size_t limit) {
  const Descriptor closer(descriptor);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0)
    refuse(name, std::string("cannot be read (") + std::strerror(errno) + ")");
  if (!S_ISREG(status.st_mode)) {
    refuse(name, std::string("is ") + kind_words(status.st_mode) + "; give the name of a regular file");
  }
  FileBytes file{"", static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
  std::array<char, 65536> piece{};
  while (file.text.size() <= limit) {
    const ssize_t got = ::read(descriptor, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse(name, std::string("cannot be read (") + std::strerror(errno) + ")");
    if (got == 0) break;
    file.text.append(piece.data(), static_cast<std::size_t>(got));
  }
  if (file.text.size() > limit) {
    refuse(name,
           "is larger than " + size_words(limit) + " (the limit for such a file); split it or shorten it");
  }
  if (file.text.starts_with("\xEF\xBB\xBF")) file.text.erase(0, 3);
  return file;
}

FileBytes read_bytes(const std::string& path, std::size_t limit) {
  if (path.find('\0') != std::string::npos) refuse(path, "is not a file name (it holds a zero byte)");
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    const int reason = errno;
    if (reason == ENOENT) refuse(path, "there is no such file; check the name and the folder");
    refuse(path, std::string("cannot be opened (") + std::strerror(reason) + ")");
  }
  return read_bytes(descriptor, path, limit);
}

std::vector<Fault> byte_faults(std::string_view text, const std::string& name) {
  std::vector<Fault> faults;
  int line = 1;
  int column = 1;
  for (std::size_t at = 0; at < text.size() && faults.size() < shown_faults;) {
    const auto character = decode(text.substr(at));
    if (const std::string what = fault_of(text[at], character); !what.empty()) {
      faults.push_back(Fault{name, line, column, "", what});
    }
    ++column;
    if (text[at] == '\n') {
      ++line;
      column = 1;
    }
    at += character ? character->first : 1;
  }
  return faults;
}

void throw_if_any(std::vector<Fault> faults) {
  if (faults.empty()) return;
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.file, a.line, a.column, a.key) < std::tie(b.file, b.line, b.column, b.key);
  });
  if (faults.size() > shown_faults + 1) {
    const std::size_t more = faults.size() - shown_faults;
    faults.resize(shown_faults + 1);
    faults.back().text =
        "and " + std::to_string(more) + " more faults from here on; mend the ones above first";
  }
  throw InputError(std::move(faults));
}

int character_count(std::string_view text) {
  return static_cast<int>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace truce
