// Writes the sample results file that outside programs then read: make_sample FILE
#include <cstdio>
#include <exception>

#include "sim/record/writer.hpp"
#include "tests/unit/record/sample.hpp"

int main(int count, char** words) {
  if (count != 2) return 64;
  try {
    const auto image = truce::build_image(truce::sample::spec(), truce::sample::runs_with_failure(),
                                          truce::sample::provenance());
    truce::publish(words[1], image, truce::Overwrite::allow);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
