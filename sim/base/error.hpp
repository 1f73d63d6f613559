// Errors of Truce: what went wrong, where, why, and what to do. The library throws; only the door exits.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace truce {

// One fault in a user's file or command line. Lines and columns count from 1; 0 means "no place".
struct Fault {
  std::string file;
  int line = 0;
  int column = 0;
  std::string key;   // dotted path, may be empty
  std::string text;  // problem (why it is one); what to do

  [[nodiscard]] std::string message() const;  // "file:line:column: text"
};

struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The user's file or command is wrong: exit 65. Holds every fault found, sorted by place.
struct InputError : Error {
  explicit InputError(std::vector<Fault> faults);
  std::vector<Fault> faults;
};

// The command line is wrong: exit 64.
struct UsageError : Error {
  using Error::Error;
};

// A run could not go on: exit 1 at the end of the study. Says which run it was, so that it can be repeated.
struct RunError : Error {
  using Error::Error;
};

// A file could not be created (exit 73) or written or read (exit 74).
struct RecordError : Error {
  enum class Kind { create, transfer, busy };
  RecordError(Kind which, const std::string& text) : Error(text), kind(which) {}
  Kind kind;
};

// We broke a promise of our own: exit 70.
struct BugError : Error {
  using Error::Error;
};

// Throws BugError, with the place, when a promise of our own does not hold.
void require(bool promise, std::string_view what,
             std::source_location place = std::source_location::current());

}  // namespace truce
