// Reads a results file back along the list of its contents: every value, text and name.
#include <algorithm>
#include <cstring>
#include <map>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"
#include "sim/record/layout.hpp"
#include "sim/record/packed.hpp"

namespace truce {
namespace {

void expect(bool same, const std::string& what) {
  if (!same) {
    throw RecordError(RecordError::Kind::transfer,
                      "results file: " + what +
                          " does not read back as written (memory or library fault); "
                          "nothing was published, run again");
  }
}

void compare_attributes(const h5::Handle& object, const TextAttributes& attributes, const std::string& path) {
  for (const auto& [name, text] : attributes)
    expect(h5::read_text_attribute(object, name) == text, path + "@" + name);
}

// The library's == walks byte by byte; memcmp must not be given the null pointer of an empty vector.
bool same_bytes(const h5::Bytes& a, const h5::Bytes& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

// Of the dimensions in the file, by path.
using References = std::map<std::string, h5::Reference>;

References references_to_scales(const h5::Handle& file, const Contents& contents) {
  References references;
  for (const Variable& variable : contents.variables) {
    const std::string path = path_of(variable.group, variable.name);
    if (variable.scales[0] == path) references[path] = h5::reference_to(h5::open_dataset(file, path));
  }
  return references;
}

void compare_scales(const h5::Handle& dataset, const std::vector<std::string>& scales,
                    const References& references, const std::string& path) {
  std::vector<h5::Reference> wanted;
  for (const std::string& scale : scales) wanted.push_back(references.at(scale));
  expect(h5::read_scales(dataset) == wanted, path + ", dimensions");
}

// What HDF5's filters would do to these chunks is known; whether they hold the numbers, libdeflate says.
void compare_packed(const h5::Handle& dataset, const Variable& variable, Jobs& jobs) {
  const std::string path = path_of(variable.group, variable.name);
  expect(h5::is_stored_as(dataset, {variable.name, variable.type, variable.shape, variable.chunk}), path);
  for (std::size_t first = 0; first < variable.shape[0]; first += variable.slab) {
    const std::size_t job =
        jobs.add([&variable, path, first, stream = h5::read_packed(dataset, {first, variable.shape.size()})] {
          const MadeRows rows = variable.make_rows(slab_at(variable, first));
          expect(packer_of_thread().holds(stream, chunk_items(variable, rows)), path);
        });
    if (jobs.alone()) jobs.finish(job);
  }
}

void compare_variable(const h5::Handle& file, const Variable& variable, const References& scales,
                      Jobs& jobs) {
  const std::string path = path_of(variable.group, variable.name);
  h5::Handle group;
  if (!variable.group.empty()) group = h5::open_group(file, variable.group);
  const h5::Handle dataset = h5::open_dataset(variable.group.empty() ? file : group, variable.name);
  const h5::Found found = h5::look(dataset);
  expect(!found.is_text && found.type == variable.type && found.shape == variable.shape, path);
  compare_attributes(dataset, variable.attributes, path);
  expect(h5::read_text_attribute(dataset, layout::a_flag_meanings) == join(variable.meanings, " "), path);
  expect(h5::read_number_attribute(dataset, layout::a_flag_values) == flags_of(variable.meanings), path);
  if (variable.scales[0] != path) compare_scales(dataset, variable.scales, scales, path);
  if (is_packed_here(variable)) return compare_packed(dataset, variable, jobs);
  for (std::size_t first = 0; first < variable.shape[0]; first += variable.slab) {
    const h5::Rows rows = slab_at(variable, first);
    expect(same_bytes(h5::read_rows(dataset, found, rows), joined(variable.make_rows(rows))), path);
  }
}

}  // namespace

void compare(const h5::Handle& file, const Contents& contents, Jobs& jobs) {
  compare_attributes(file, contents.attributes, "/");
  for (const GroupEntry& entry : contents.groups)
    compare_attributes(h5::open_group(file, entry.name), entry.attributes, "/" + entry.name);
  const References scales = references_to_scales(file, contents);
  for (const Variable& variable : contents.variables) compare_variable(file, variable, scales, jobs);
  const h5::Handle group = h5::open_group(file, layout::text);
  for (const TextVariable& texts : contents.texts)
    expect(h5::read_texts(h5::open_dataset(group, texts.name)) == texts.texts,
           path_of(layout::text, texts.name));
}

void check_image(std::span<const std::byte> image, const RecordSpec& spec, std::span<const RunRecord> runs,
                 const Provenance& provenance) {
  const Contents contents = list_contents(spec, source_of(spec, runs), provenance);
  Jobs::run([&](Jobs& jobs) { compare(h5::open_image(image), contents, jobs); });
}

}  // namespace truce
