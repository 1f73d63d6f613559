// Opens the one variable that is asked for.
#include "sim/record/raw_rows.hpp"

#include "sim/base/error.hpp"

namespace truce {

h5::Bytes RawRows::read(const std::string& group, const std::string& name, NumberType type,
                        h5::Rows rows) const {
  h5::Handle parent;
  if (!group.empty()) parent = h5::open_group(file_, group);
  const h5::Handle dataset = h5::open_dataset(group.empty() ? file_ : parent, name);
  const h5::Found found = h5::look(dataset);
  const bool fits = !found.is_text && found.type == type && !found.shape.empty() &&
                    rows.first + rows.count <= found.shape.front();
  if (!fits)
    throw RecordError(RecordError::Kind::transfer,
                      "cannot read the results file: '" + name +
                          "' has another type or fewer rows than it should; it is damaged or was not "
                          "written by truce");
  return h5::read_rows(dataset, found, rows);
}

}  // namespace truce
