// Attributes of HDF5 objects.
#include <hdf5.h>

#include <algorithm>

#include "sim/base/error.hpp"
#include "sim/record/hdf5.hpp"
#include "sim/record/hdf5_inside.hpp"

namespace truce::h5 {
namespace {

constexpr std::size_t attribute_limit = std::size_t{1} << 20;

Handle open_attribute(const Handle& object, const std::string& name) {
  return Handle(check(H5Aopen(object.id(), name.c_str(), H5P_DEFAULT), "open attribute '" + name + "'"));
}

}  // namespace

void write_attribute(const Handle& object, const std::string& name, const std::string& text) {
  if (text.empty()) return;
  // ASCII where it is enough: some readers treat a UTF-8 attribute as another type.
  const bool plain = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; });
  const Handle type = text_type(text.size(), plain ? H5T_CSET_ASCII : H5T_CSET_UTF8);
  const Handle space(check(H5Screate(H5S_SCALAR), "make a scalar"));
  const Handle attribute(
      check(H5Acreate2(object.id(), name.c_str(), type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
            "create attribute '" + name + "'"));
  check(H5Awrite(attribute.id(), type.id(), text.data()), "write attribute '" + name + "'");
}

void write_attribute(const Handle& object, const std::string& name, NumberType type,
                     std::span<const double> values) {
  const hsize_t count = values.size();
  const Handle space(check(H5Screate_simple(1, &count, nullptr), "make a shape"));
  const Handle attribute(
      check(H5Acreate2(object.id(), name.c_str(), file_type(type), space.id(), H5P_DEFAULT, H5P_DEFAULT),
            "create attribute '" + name + "'"));
  check(H5Awrite(attribute.id(), H5T_NATIVE_DOUBLE, values.data()), "write attribute '" + name + "'");
}

std::vector<std::string> attribute_names(const Handle& object) {
  H5O_info_t info;
  check(H5Oget_info2(object.id(), &info, H5O_INFO_NUM_ATTRS), "list attributes");
  std::vector<std::string> names;
  for (hsize_t i = 0; i < std::min<hsize_t>(info.num_attrs, 1000); ++i) {
    const Handle attribute(
        check(H5Aopen_by_idx(object.id(), ".", H5_INDEX_CRT_ORDER, H5_ITER_INC, i, H5P_DEFAULT, H5P_DEFAULT),
              "list attributes"));
    const auto length = check(H5Aget_name(attribute.id(), 0, nullptr), "list attributes");
    if (length > 1000) fail("read an attribute's name (it is too long)");
    std::string name(static_cast<std::size_t>(length), '\0');
    check(H5Aget_name(attribute.id(), name.size() + 1, name.data()), "list attributes");
    names.push_back(name);
  }
  return names;
}

bool has_attribute(const Handle& object, const std::string& name) {
  return check(H5Aexists(object.id(), name.c_str()), "look for attribute '" + name + "'") > 0;
}

std::string read_text_attribute(const Handle& object, const std::string& name) {
  if (!has_attribute(object, name)) return {};
  const Handle attribute = open_attribute(object, name);
  const Handle type(check(H5Aget_type(attribute.id()), "look at attribute '" + name + "'"));
  const Handle space(check(H5Aget_space(attribute.id()), "look at attribute '" + name + "'"));
  const bool fixed = H5Tget_class(type.id()) == H5T_STRING && H5Tis_variable_str(type.id()) == 0;
  const std::size_t size = H5Tget_size(type.id());
  if (!fixed || size > attribute_limit || H5Sget_simple_extent_npoints(space.id()) != 1)
    fail("read attribute '" + name + "' as one text of fixed length");
  std::string text(size, '\0');
  check(H5Aread(attribute.id(), type.id(), text.data()), "read attribute '" + name + "'");
  return text;
}

std::vector<double> read_number_attribute(const Handle& object, const std::string& name) {
  if (!has_attribute(object, name)) return {};
  const Handle attribute = open_attribute(object, name);
  const Handle type(check(H5Aget_type(attribute.id()), "look at attribute '" + name + "'"));
  const Handle space(check(H5Aget_space(attribute.id()), "look at attribute '" + name + "'"));
  const auto kind = H5Tget_class(type.id());
  const auto count = check(H5Sget_simple_extent_npoints(space.id()), "count attribute '" + name + "'");
  if ((kind != H5T_INTEGER && kind != H5T_FLOAT) || static_cast<std::size_t>(count) > attribute_limit)
    fail("read attribute '" + name + "' as numbers");
  std::vector<double> values(static_cast<std::size_t>(count));
  check(H5Aread(attribute.id(), H5T_NATIVE_DOUBLE, values.data()), "read attribute '" + name + "'");
  return values;
}

}  // namespace truce::h5
