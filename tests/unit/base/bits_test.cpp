// Equal bits with and without the processor's FMA and AVX, which glibc's own functions do not give.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>
#include <string>

namespace {

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::array<char, 256> line{};
  if (!pipe || !std::fgets(line.data(), line.size(), pipe.get())) return "";
  return std::string(line.data(), std::string_view(line.data()).find('\n'));
}

const std::string program = std::string("'") + BASE_BITS + "'";

TEST(Bits, DoNotHangOnTheProcessorsFma) {
  const std::string with = output_of(program);
  const std::string without =
      output_of("GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4,-AVX2_Usable,-FMA_Usable " + program);
  EXPECT_EQ(with.size(), 32U);
  EXPECT_EQ(with, without);
}

// The value itself, so that another machine, compiler or library release is compared too.
TEST(Bits, AreTheOnesOnRecord) { EXPECT_EQ(output_of(program), "6eb114867f1540f2eafacc995ebac74f"); }

}  // namespace
