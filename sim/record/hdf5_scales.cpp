// Dimension scales of HDF5 (H5DS). Both lists that tie a dataset and its dimensions together are written at
// once, in the form of the library's own H5DSattach_scale, which would rewrite a dimension's list for each
// dataset.
#include <hdf5.h>
#include <hdf5_hl.h>

#include "sim/base/error.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/hdf5_inside.hpp"

namespace truce::h5 {
namespace {

static_assert(sizeof(hobj_ref_t) == sizeof(Reference));

struct UseInFile {
  hobj_ref_t dataset;
  int axis;
};

Handle list_of(std::size_t length) {
  const hsize_t count = length;
  return Handle(check(H5Screate_simple(1, &count, nullptr), "make a shape"));
}

Handle reference_list() {
  return Handle(check(H5Tvlen_create(H5T_STD_REF_OBJ), "make a type of references"));
}

void write_list(const Handle& object, const char* name, const Handle& type, const Handle& space,
                const void* data) {
  const Handle attribute(check(H5Acreate2(object.id(), name, type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
                               "name a dimension"));
  check(H5Awrite(attribute.id(), type.id(), data), "name a dimension");
}

}  // namespace

Reference reference_to(const Handle& object) {
  hobj_ref_t reference = 0;
  check(H5Rcreate(&reference, object.id(), ".", H5R_OBJECT, -1), "refer to an object");
  return reference;
}

void make_scale(const Handle& dataset, const std::string& name) {
  check(H5DSset_scale(dataset.id(), name.c_str()), "make '" + name + "' a dimension");
}

void write_scales(const Handle& dataset, std::span<const Reference> scales) {
  std::vector<hobj_ref_t> references(scales.begin(), scales.end());
  std::vector<hvl_t> lists;
  for (hobj_ref_t& reference : references) lists.push_back({1, &reference});
  write_list(dataset, "DIMENSION_LIST", reference_list(), list_of(lists.size()), lists.data());
}

void write_uses(const Handle& scale, std::span<const ScaleUse> uses) {
  if (uses.empty()) return;
  const Handle type(check(H5Tcreate(H5T_COMPOUND, sizeof(UseInFile)), "make a type of uses"));
  check(H5Tinsert(type.id(), "dataset", offsetof(UseInFile, dataset), H5T_STD_REF_OBJ),
        "make a type of uses");
  check(H5Tinsert(type.id(), "dimension", offsetof(UseInFile, axis), H5T_NATIVE_INT), "make a type of uses");
  std::vector<UseInFile> list(uses.size());
  for (std::size_t i = 0; i < uses.size(); ++i) {
    list[i].dataset = uses[i].dataset;
    list[i].axis = static_cast<int>(uses[i].axis);
  }
  write_list(scale, "REFERENCE_LIST", type, list_of(list.size()), list.data());
}

std::vector<Reference> read_scales(const Handle& dataset) {
  const Handle attribute(check(H5Aopen(dataset.id(), "DIMENSION_LIST", H5P_DEFAULT), "look for dimensions"));
  const Handle space(check(H5Aget_space(attribute.id()), "look for dimensions"));
  const auto axes = check(H5Sget_simple_extent_npoints(space.id()), "count dimensions");
  if (axes > H5S_MAX_RANK) fail("look for dimensions (too many)");
  const Handle type = reference_list();
  std::vector<hvl_t> lists(static_cast<std::size_t>(axes));
  check(H5Aread(attribute.id(), type.id(), lists.data()), "read dimensions");
  std::vector<Reference> scales;
  for (const hvl_t& list : lists)
    scales.push_back(list.len == 1 ? *static_cast<const hobj_ref_t*>(list.p) : 0);
  check(H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, lists.data()), "free dimensions");
  return scales;
}

std::string scale_path(const Handle& dataset, unsigned axis) {
  const auto attached = check(H5DSget_num_scales(dataset.id(), axis), "look for a dimension");
  if (attached != 1) return {};
  std::string path;
  const auto keep = [](hid_t, unsigned, hid_t scale, void* client) -> herr_t {
    std::string name(1000, '\0');
    const auto length = H5Iget_name(scale, name.data(), name.size());
    if (length <= 0 || static_cast<std::size_t>(length) >= name.size()) return -1;
    name.resize(static_cast<std::size_t>(length));
    *static_cast<std::string*>(client) = name;
    return 1;
  };
  int place = 0;
  check(H5DSiterate_scales(dataset.id(), axis, &place, keep, &path), "look for a dimension");
  return path;
}

}  // namespace truce::h5
