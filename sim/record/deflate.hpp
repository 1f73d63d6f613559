// Numbers to the bytes that HDF5's shuffle and deflate filters unpack, by libdeflate: twice as fast as the
// filters themselves.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace truce {

// A zlib stream (RFC 1950) of all first bytes of the items, then all second bytes, and so on. Bytes that look
// like noise (the last digits of floats) are stored as they are: deflate would spend a third of its time on
// them and gain nothing. The same bytes for the same items. Throws BugError when the library has no memory.
[[nodiscard]] std::vector<std::byte> shuffled_and_deflated(std::span<const std::byte> items,
                                                           std::size_t item_bytes);

}  // namespace truce
