// HDF5's C library behind Handle: files, images, groups and errors. Data and attributes are in hdf5_data.cpp.
#include "sim/record/hdf5.hpp"

#include <hdf5.h>

#include <array>
#include <atomic>

#include "sim/base/error.hpp"
#include "sim/record/hdf5_inside.hpp"

namespace truce::h5 {
namespace {

constexpr std::size_t image_growth = std::size_t{1} << 20;
constexpr std::size_t member_limit = 100000;

herr_t note_error(unsigned, const H5E_error2_t* error, void* client) {
  auto& text = *static_cast<std::string*>(client);
  if (error->desc != nullptr && text.size() < 600) {
    text += text.empty() ? "" : "; ";
    text += error->desc;
  }
  return 0;
}

Handle image_access() {
  Handle access(check(H5Pcreate(H5P_FILE_ACCESS), "prepare a file in memory"));
  check(H5Pset_fapl_core(access.id(), image_growth, 0), "choose memory as storage");
  // Lower bound `earliest`: the image of a newer superblock does not re-open (its checksum is stale, HDF5 PR
  // 5489).
  check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V18), "set the format's bounds");
  return access;
}

// HDF5 takes two open files of one name for one file, also in memory. The name is not part of the bytes.
std::string image_name() {
  static std::atomic<unsigned long> count{0};
  return "image-" + std::to_string(count++);
}

void require_hard_link(const Handle& parent, const std::string& name) {
  H5L_info_t link;
  check(H5Lget_info(parent.id(), name.c_str(), &link, H5P_DEFAULT), "find '" + name + "'");
  if (link.type != H5L_TYPE_HARD) fail("'" + name + "' points elsewhere (only plain members are read)");
}

Kind kind_of(const Handle& group, const std::string& name) {
  H5L_info_t link;
  check(H5Lget_info(group.id(), name.c_str(), &link, H5P_DEFAULT), "find '" + name + "'");
  if (link.type != H5L_TYPE_HARD) return Kind::other;
  H5O_info_t object;
  check(H5Oget_info_by_name2(group.id(), name.c_str(), &object, H5O_INFO_BASIC, H5P_DEFAULT),
        "look at '" + name + "'");
  if (object.type == H5O_TYPE_GROUP) return Kind::group;
  return object.type == H5O_TYPE_DATASET ? Kind::dataset : Kind::other;
}

}  // namespace

void silence() {
  // All files are closed by their handles. What HDF5 does at exit crashes (1.10.8) after a write that failed.
  static const bool unhooked = H5dont_atexit() >= 0;
  static_cast<void>(unhooked);
  // HDF5 prints per thread; one quiet switch a thread is enough.
  thread_local const bool quiet = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) >= 0;
  static_cast<void>(quiet);
}

void fail(const std::string& what) {
  std::string stack;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, note_error, &stack);
  H5Eclear2(H5E_DEFAULT);
  throw RecordError(RecordError::Kind::transfer,
                    "cannot " + what + (stack.empty() ? std::string() : " (HDF5: " + stack + ")"));
}

std::int64_t check(std::int64_t result, const std::string& what) {
  if (result < 0) fail(what);
  return result;
}

std::int64_t file_type(NumberType type) {
  switch (type) {
    case NumberType::float32:
      return H5T_IEEE_F32LE;
    case NumberType::float64:
      return H5T_IEEE_F64LE;
    case NumberType::int32:
      return H5T_STD_I32LE;
    case NumberType::int8:
      return H5T_STD_I8LE;
  }
  throw BugError("unknown number type");
}

Handle text_type(std::size_t bytes, int character_set) {
  Handle type(check(H5Tcopy(H5T_C_S1), "make a text type"));
  check(H5Tset_size(type.id(), bytes), "make a text type");
  check(H5Tset_cset(type.id(), static_cast<H5T_cset_t>(character_set)), "make a text type");
  return type;
}

Handle& Handle::operator=(Handle&& other) noexcept {
  if (this != &other) {
    reset();
    id_ = std::exchange(other.id_, -1);
  }
  return *this;
}

void Handle::reset() {
  if (id_ >= 0) H5Idec_ref(id_);
  id_ = -1;
}

void require_safe_build() {
  silence();
  hbool_t safe = 0;
  check(H5is_library_threadsafe(&safe), "ask HDF5 about threads");
  require(safe > 0, "HDF5 is the thread-safe serial build");
  std::array<unsigned, 3> version{};
  check(H5get_libversion(&version[0], &version[1], &version[2]), "ask HDF5 for its version");
  require(version >= std::array<unsigned, 3>{1, 10, 0}, "HDF5 is 1.10 or later");
}

std::string library_version() {
  std::array<unsigned, 3> version{};
  check(H5get_libversion(&version[0], &version[1], &version[2]), "ask HDF5 for its version");
  return std::to_string(version[0]) + "." + std::to_string(version[1]) + "." + std::to_string(version[2]);
}

namespace {

Handle create_with(const std::string& path, const Handle& access) {
  silence();
  const Handle creation(check(H5Pcreate(H5P_FILE_CREATE), "prepare a file"));
  check(H5Pset_obj_track_times(creation.id(), false), "switch time stamps off");
  check(H5Pset_link_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "track order");
  check(H5Pset_attr_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "track order");
  return Handle(check(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()), "create a file"));
}

}  // namespace

Handle create_image() { return create_with(image_name(), image_access()); }

Handle create_file(const std::string& path) {
  const Handle access(check(H5Pcreate(H5P_FILE_ACCESS), "prepare a file"));
  check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V18), "set the format's bounds");
  return create_with(path, access);
}

Bytes image_bytes(const Handle& file) {
  check(H5Fflush(file.id(), H5F_SCOPE_GLOBAL), "finish the file in memory");
  const auto size = check(H5Fget_file_image(file.id(), nullptr, 0), "measure the file in memory");
  Bytes image(static_cast<std::size_t>(size));
  check(H5Fget_file_image(file.id(), image.data(), image.size()), "copy the file in memory");
  return image;
}

Handle open_image(std::span<const std::byte> image) {
  silence();
  const Handle access = image_access();
  // HDF5 takes a plain pointer but copies what it points to.
  void* bytes = const_cast<std::byte*>(image.data());
  check(H5Pset_file_image(access.id(), bytes, image.size()), "hand over a file in memory");
  return Handle(check(H5Fopen(image_name().c_str(), H5F_ACC_RDONLY, access.id()), "open a file in memory"));
}

Handle open_file(const std::string& path) {
  silence();
  check(H5PLset_loading_state(0), "switch plugins off");
  return Handle(check(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), "open the file as HDF5"));
}

Handle create_group(const Handle& parent, const std::string& name) {
  const Handle creation(check(H5Pcreate(H5P_GROUP_CREATE), "prepare a group"));
  check(H5Pset_obj_track_times(creation.id(), false), "switch time stamps off");
  check(H5Pset_link_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "track order");
  check(H5Pset_attr_creation_order(creation.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "track order");
  return Handle(check(H5Gcreate2(parent.id(), name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
                      "create group '" + name + "'"));
}

std::vector<Member> members(const Handle& group) {
  H5G_info_t info;
  check(H5Gget_info(group.id(), &info), "list a group");
  if (info.nlinks > member_limit)
    fail("list a group of " + std::to_string(info.nlinks) + " members (too many)");
  std::vector<Member> found;
  for (hsize_t i = 0; i < info.nlinks; ++i) {
    const auto length = check(
        H5Lget_name_by_idx(group.id(), ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, nullptr, 0, H5P_DEFAULT),
        "list a group");
    if (length > 1000) fail("read a member's name (it is too long)");
    std::string name(static_cast<std::size_t>(length), '\0');
    check(H5Lget_name_by_idx(group.id(), ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, name.data(),
                             name.size() + 1, H5P_DEFAULT),
          "list a group");
    found.push_back({name, kind_of(group, name)});
  }
  return found;
}

bool has_member(const Handle& group, const std::string& name) {
  return check(H5Lexists(group.id(), name.c_str(), H5P_DEFAULT), "look for '" + name + "'") > 0;
}

Handle open_group(const Handle& parent, const std::string& name) {
  require_hard_link(parent, name);
  return Handle(check(H5Gopen2(parent.id(), name.c_str(), H5P_DEFAULT), "open group '" + name + "'"));
}

Handle open_dataset(const Handle& parent, const std::string& name) {
  require_hard_link(parent, name);
  return Handle(check(H5Dopen2(parent.id(), name.c_str(), H5P_DEFAULT), "open dataset '" + name + "'"));
}

}  // namespace truce::h5
