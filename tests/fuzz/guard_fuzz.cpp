// Fuzz entry of the words-in room: any bytes give a tree (or a table) that reads, or an InputError; nothing
// else.
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string_view>

#include "sim/scenario/emit.hpp"
#include "sim/scenario/guard.hpp"
#include "sim/scenario/reader.hpp"
#include "sim/scenario/table.hpp"
#include "tests/unit/scenario/sample.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    truce::Sample sample;
    truce::Reading reading;
    truce::read_keys(truce::read_yaml_text(text, "fuzz"), "", sample, reading);
    truce::finish_reading(reading);
    std::ostringstream written;
    truce::emit_keys(sample, written, 0, reading.sources);
    // What was accepted can be written and is accepted again.
    truce::Sample again;
    truce::Reading second;
    truce::read_keys(truce::read_yaml_text(written.str(), "written"), "", again, second);
    truce::require(second.faults.empty(), "an accepted sample is accepted again after writing");
  } catch (const truce::InputError&) {
  }
  try {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(truce::read_csv_text(text, "fuzz", {}));
  } catch (const truce::InputError&) {
  }
  return 0;
}
