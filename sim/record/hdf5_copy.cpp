// The finished bytes of a file that HDF5 builds on disk.
#include <fcntl.h>
#include <hdf5.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "sim/base/error.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/hdf5_inside.hpp"

namespace truce::h5 {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void refuse_copy(const std::string& path) {
  throw RecordError(RecordError::Kind::transfer,
                    "cannot write '" + path + "' (" + std::strerror(errno) +
                        "); make room or choose another place, then give the same command again");
}

// The standard library's copy_file tells a full disk as "Input/output error".
void copy_bytes(const std::string& from, const std::string& to) {
  const Descriptor source(open(from.c_str(), O_RDONLY | O_CLOEXEC));
  const Descriptor target(open(to.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
  if (source.number() < 0 || target.number() < 0) refuse_copy(to);
  std::vector<char> piece(std::size_t{1} << 20);
  for (;;) {
    const ssize_t got = read(source.number(), piece.data(), piece.size());
    if (got == 0) return;
    if (got < 0) refuse_copy(from);
    for (ssize_t done = 0; done < got;) {
      const ssize_t written =
          write(target.number(), piece.data() + done, static_cast<std::size_t>(got - done));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) refuse_copy(to);
      done += written;
    }
  }
}

// A file that is still open for writing says so in its superblock, of version 0 here: four bytes from byte 20
// on (HDF5 File Format Specification, II.A). H5Fget_file_image clears them as well.
void clear_open_mark(const std::string& path) {
  constexpr std::streamoff version = 8, mark = 20;
  std::fstream bytes(path, std::ios::in | std::ios::out | std::ios::binary);
  bytes.seekg(version);
  if (bytes.get() != 0) fail("finish '" + path + "' (its superblock has another version)");
  bytes.seekp(mark);
  bytes.write("\0\0\0", 4);
  if (!bytes.flush()) fail("finish '" + path + "'");
}

}  // namespace

void copy_finished(const Handle& file, const std::string& built, const std::string& path) {
  check(H5Fflush(file.id(), H5F_SCOPE_GLOBAL), "finish the file");
  copy_bytes(built, path);
  clear_open_mark(path);
}

}  // namespace truce::h5
