// Errors: faults sorted by place and joined to one text, and the check of our own promises.
#include "sim/base/error.hpp"

#include <algorithm>
#include <tuple>

namespace truce {
namespace {

std::vector<Fault> by_place(std::vector<Fault> faults) {
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.file, a.line, a.column, a.key) < std::tie(b.file, b.line, b.column, b.key);
  });
  return faults;
}

std::string all_messages(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    if (!text.empty()) text += '\n';
    text += fault.message();
  }
  return text;
}

}  // namespace

std::string Fault::message() const {
  std::string place = file;
  if (line > 0) place += ':' + std::to_string(line);
  if (line > 0 && column > 0) place += ':' + std::to_string(column);
  return place.empty() ? text : place + ": " + text;
}

InputError::InputError(std::vector<Fault> found)
    : Error(all_messages(by_place(found))), faults(by_place(std::move(found))) {}

void require(bool promise, std::string_view what, std::source_location place) {
  if (promise) return;
  std::string text = place.file_name();
  text += ':' + std::to_string(place.line()) + ": " + std::string(what);
  text += " (a promise of the program is broken); please report it with the scenario file and the seed";
  throw BugError(text);
}

}  // namespace truce
