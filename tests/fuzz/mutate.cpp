// Stands in for libFuzzer where the compiler has none: changes the given files at random, with a fixed seed,
// for a time. usage: guard_fuzz SECONDS FOLDER...
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Texts = std::vector<std::string>;

Texts files_in(int count, char** words) {
  Texts texts;
  for (int i = 2; i < count; ++i)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(words[i])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  return texts;
}

// A piece of one text, put into, over or instead of a piece of another; or a byte changed.
std::string mutant(const Texts& texts, std::mt19937_64& luck) {
  const auto pick = [&](std::size_t below) {
    return below == 0 ? 0 : static_cast<std::size_t>(luck() % below);
  };
  std::string text = texts[pick(texts.size())];
  for (std::size_t changes = 1 + pick(4); changes > 0; --changes) {
    const std::string& other = texts[pick(texts.size())];
    const std::size_t at = pick(text.size() + 1);
    const std::size_t from = pick(other.size() + 1);
    if (luck() % 3 == 0 && at < text.size())
      text[at] = static_cast<char>(luck());
    else
      text.replace(at, pick(40), other, from, pick(40));
  }
  return text;
}

}  // namespace

int main(int count, char** words) {
  const Texts texts = files_in(count, words);
  if (texts.empty()) {
    std::fprintf(stderr, "usage: guard_fuzz SECONDS FOLDER...\n");
    return 64;
  }
  std::mt19937_64 luck(20140729);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(words[1]));
  long tried = 0;
  for (; std::chrono::steady_clock::now() < end; ++tried) {
    const std::string text = mutant(texts, luck);
    std::ofstream("fuzz-input", std::ios::binary) << text;  // what a crash leaves behind
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
  std::remove("fuzz-input");
  std::printf("%ld inputs, no fault\n", tried);
}
