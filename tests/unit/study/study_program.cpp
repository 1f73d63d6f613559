// Sweeps a study with so many threads: study_program STUDY FOLDER THREADS. Tests kill it at any moment.
#include <cstdlib>
#include <exception>
#include <iostream>

#include "sim/base/parallel.hpp"
#include "sim/study/pool.hpp"

int main(int count, char** words) {
  if (count != 4) return 64;
  try {
    truce::use_threads(std::atoi(words[3]));
    const truce::Plan plan = truce::make_plan(truce::read_study(words[1]));
    return truce::sweep(plan, words[2], {"test", "none", "none"}, {}).failed == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 70;
  }
}
