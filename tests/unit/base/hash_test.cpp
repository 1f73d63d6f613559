// XXH3-128: known answers, pieces equal the whole, and one bit changes the hash.
#include "sim/base/hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace truce {
namespace {

// The first is the well-known hash of nothing; the second is by libxxhash 0.8.1.
TEST(Hash, GivesTheKnownAnswers) {
  EXPECT_EQ(hash_bytes("", 0).hex(), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(hash_bytes("abc", 3).hex(), "06b05ab6733a618578af5f94892f3950");
}

TEST(Hash, OfPiecesIsTheHashOfTheWhole) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += static_cast<char>(i * 37 % 256);
  Hasher hasher;
  hasher.add(text.data(), 1000);
  hasher.add(text.data(), 0);
  hasher.add(text.data() + 1000, 4000);
  EXPECT_EQ(hasher.result(), hash_bytes(text.data(), text.size()));
  EXPECT_EQ(hasher.result(), hasher.result());
}

TEST(Hash, OfManyPiecesOfAllSizesIsTheHashOfTheWhole) {
  std::string text;
  for (unsigned i = 0; i < 60000; ++i) text += static_cast<char>(i * i % 251);
  Hasher hasher;
  std::size_t place = 0;
  for (std::size_t size = 0; place < text.size(); size = (size * 7 + 3) % 5003) {
    const std::size_t piece = std::min(size, text.size() - place);
    hasher.add(text.data() + place, piece);
    place += piece;
  }
  EXPECT_EQ(hasher.result(), hash_bytes(text.data(), text.size()));
}

TEST(Hash, ChangesWithOneBit) {
  std::string text(100, 'a');
  const Hash before = hash_bytes(text.data(), text.size());
  text[57] = static_cast<char>(text[57] ^ 1);
  EXPECT_NE(before.hex(), hash_bytes(text.data(), text.size()).hex());
}

TEST(Hash, IsWrittenWithItsLeadingZeros) {
  EXPECT_EQ((Hash{1, 0xab}.hex()), "000000000000000100000000000000ab");
}

}  // namespace
}  // namespace truce
