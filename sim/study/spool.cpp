// One file, removed as soon as it is open: whatever ends the process, nothing is left of it.
#include "sim/study/spool.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace truce {
namespace {

[[noreturn]] void refuse(RecordError::Kind kind, const std::string& folder, int number) {
  throw RecordError(kind, "cannot keep numbers for merging in '" + quotable(folder) + "' (" +
                              std::strerror(number) + "); make room there, then give the same command again");
}

}  // namespace

Spool::Spool(const std::string& folder, std::size_t columns) : folder_(folder), columns_(columns) {
  std::string name = folder + "/.spool.XXXXXX.part";
  descriptor_ = mkostemps(name.data(), 5, O_CLOEXEC);
  if (descriptor_ < 0) refuse(RecordError::Kind::create, folder_, errno);
  unlink(name.c_str());
}

Spool::~Spool() { close(descriptor_); }

void Spool::append(std::size_t column, const h5::Bytes& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t written =
        pwrite(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(size_ + done));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) refuse(RecordError::Kind::transfer, folder_, written == 0 ? ENOSPC : errno);
    done += static_cast<std::size_t>(written);
  }
  if (bytes.empty()) return;
  size_ += bytes.size();
  std::vector<Piece>& pieces = columns_[column];
  pieces.push_back({(pieces.empty() ? 0 : pieces.back().end) + bytes.size(), size_});
}

h5::Bytes Spool::read(std::size_t column, std::size_t first, std::size_t count) const {
  const std::vector<Piece>& pieces = columns_[column];
  h5::Bytes bytes(count);
  auto piece = std::ranges::upper_bound(pieces, first, {}, &Piece::end);
  for (std::size_t done = 0; done < count;) {
    require(piece != pieces.end(), "only bytes that were put in are read");
    const std::size_t left = piece->end - (first + done);
    if (left == 0) {
      ++piece;
      continue;
    }
    const ssize_t got = pread(descriptor_, bytes.data() + done, std::min(left, count - done),
                              static_cast<off_t>(piece->place - left));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) refuse(RecordError::Kind::transfer, folder_, got == 0 ? EIO : errno);
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace truce
