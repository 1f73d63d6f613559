// Foreign, newer, damaged and dishonest files are refused in words, never believed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hdf5.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "sim/base/error.hpp"
#include "sim/record/reader.hpp"
#include "sim/record/writer.hpp"
#include "tests/unit/record/sample.hpp"

namespace truce {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

// A valid file on disk that a test then spoils through HDF5 itself.
class SpoiledFile {
 public:
  SpoiledFile() {
    std::string name = (fs::temp_directory_path() / "truce-guard-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    publish(path(), build_image(sample::spec(), sample::runs(), sample::provenance()), Overwrite::forbid);
    file_ = H5Fopen(path().c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  }
  SpoiledFile(const SpoiledFile&) = delete;
  SpoiledFile& operator=(const SpoiledFile&) = delete;
  ~SpoiledFile() {
    close();
    fs::remove_all(folder_);
  }
  [[nodiscard]] std::string path() const { return (folder_ / "a.h5").string(); }
  [[nodiscard]] hid_t file() const { return file_; }
  void set_text(const char* name, const std::string& text) const {
    H5Adelete(file_, name);
    const hid_t type = H5Tcopy(H5T_C_S1);
    H5Tset_size(type, text.size());
    const hid_t space = H5Screate(H5S_SCALAR);
    const hid_t attribute = H5Acreate2(file_, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
    H5Awrite(attribute, type, text.data());
    H5Aclose(attribute);
    H5Sclose(space);
    H5Tclose(type);
  }
  // Puts another dataset in the place of violence_rate.
  void replace_series(hid_t creation, std::vector<hsize_t> shape) const {
    H5Ldelete(file_, "violence_rate", H5P_DEFAULT);
    const hid_t space = H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
    H5Dclose(H5Dcreate2(file_, "violence_rate", H5T_IEEE_F32LE, space, H5P_DEFAULT, creation, H5P_DEFAULT));
    H5Sclose(space);
    H5Pclose(creation);
  }
  std::string refusal() {
    close();
    try {
      const ResultsFile read(path());
      for (std::size_t run = 0; run < read.run_count(); ++run) static_cast<void>(read.read_run(run));
    } catch (const RecordError& error) {
      return error.what();
    }
    return "accepted";
  }

 private:
  void close() {
    if (file_ >= 0) H5Fclose(file_);
    file_ = -1;
  }
  fs::path folder_;
  hid_t file_ = -1;
};

TEST(Guard, AcceptsAnUnspoiledFile) { EXPECT_EQ(SpoiledFile().refusal(), "accepted"); }

TEST(Guard, RefusesAnotherVersionAndNamesBoth) {
  SpoiledFile file;
  file.set_text("format_version", "0.2");
  EXPECT_THAT(file.refusal(), testing::AllOf(HasSubstr("version '0.2'"), HasSubstr("version 0.1")));
}

TEST(Guard, RefusesAnotherKindAndNamesBoth) {
  SpoiledFile file;
  file.set_text("file_kind", "truce-checkpoint");
  EXPECT_THAT(file.refusal(), testing::AllOf(HasSubstr("'truce-checkpoint'"), HasSubstr("'truce-results'")));
}

TEST(Guard, RefusesAnAbsurdClaim) {
  SpoiledFile file;
  const hid_t list = H5Pcreate(H5P_DATASET_CREATE);
  const hsize_t chunk[2] = {1, 1024};
  H5Pset_chunk(list, 2, chunk);
  file.replace_series(list, {3, hsize_t{1} << 27});
  EXPECT_THAT(file.refusal(), HasSubstr("cannot hold that much"));
}

TEST(Guard, RefusesMoreThanItsMemoryLimit) {
  SpoiledFile file;
  const hid_t list = H5Pcreate(H5P_DATASET_CREATE);
  const hsize_t chunk[2] = {1, 1024};
  H5Pset_chunk(list, 2, chunk);
  file.replace_series(list, {3, hsize_t{1} << 40});
  EXPECT_THAT(file.refusal(), HasSubstr("above 4 GiB"));
}

TEST(Guard, DoesNotReadOtherFilesThroughExternalStorage) {
  SpoiledFile file;
  const hid_t list = H5Pcreate(H5P_DATASET_CREATE);
  H5Pset_external(list, "/etc/hostname", 0, H5F_UNLIMITED);
  file.replace_series(list, {3, 49});
  EXPECT_THAT(file.refusal(), HasSubstr("external storage"));
}

TEST(Guard, DoesNotFollowLinksOutOfTheFile) {
  SpoiledFile file;
  H5Ldelete(file.file(), "violence_rate", H5P_DEFAULT);
  H5Lcreate_external("other.h5", "/x", file.file(), "violence_rate", H5P_DEFAULT, H5P_DEFAULT);
  EXPECT_THAT(file.refusal(), HasSubstr("neither data nor a group"));
}

TEST(Guard, RefusesTextsAndMissingFiles) {
  EXPECT_THROW(ResultsFile("/nonexistent/a.h5"), RecordError);
  EXPECT_THROW(ResultsFile("/dev/null"), RecordError);
  std::string name = (fs::temp_directory_path() / "truce-text-XXXXXX").string();
  const int descriptor = mkstemp(name.data());
  ASSERT_GE(descriptor, 0);
  close(descriptor);
  std::ofstream(name) << "not a results file";
  try {
    ResultsFile file(name);
    ADD_FAILURE() << "a text was accepted";
  } catch (const RecordError& error) {
    EXPECT_THAT(error.what(), HasSubstr("no HDF5 file"));
  }
  fs::remove(name);
}

TEST(Guard, SurvivesEveryCutOfAFile) {
  const auto image = build_image(sample::spec(), sample::runs(), sample::provenance());
  for (std::size_t size = 0; size < image.size(); size += 997) {
    EXPECT_THROW(static_cast<void>(ResultsFile::from_image(std::span(image).first(size))), RecordError)
        << size;
  }
}

}  // namespace
}  // namespace truce
