// Walks the registry of columns; what a column is made of is told by its name and type.
#include "sim/engine/checkpoint.hpp"

#include <array>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>

#include "sim/base/error.hpp"

namespace truce {
namespace {

template <class T>
struct IsArray : std::false_type {};
template <class T, std::size_t n>
struct IsArray<std::array<T, n>> : std::true_type {};

// "float64", "int32", "int8", "row" (an Id), "float64x13": enough to tell two layouts apart.
template <class T>
std::string type_word() {
  const std::string bits = std::to_string(8 * sizeof(T));
  if constexpr (IsArray<T>::value)
    return type_word<typename T::value_type>() + "x" + std::to_string(std::tuple_size_v<T>);
  else if constexpr (std::is_floating_point_v<T>)
    return "float" + bits;
  else if constexpr (std::is_integral_v<T>)
    return (std::is_signed_v<T> ? "int" : "uint") + bits;
  else
    return (std::is_enum_v<T> ? "word" : "row") + bits;
}

// Calls visit(full name, vector) for every column of the world.
template <class AnyWorld, class Visit>
void for_each_named(AnyWorld& world, Visit&& visit) {
  for_each_table(world, [&](auto& table) {
    for_each_column(table, [&](const auto& column, auto& values) {
      visit(std::string(std::remove_cvref_t<decltype(table)>::name) + "." + std::string(column.name), values);
    });
  });
}

[[noreturn]] void refuse_image(const std::string& text) { throw InputError({Fault{"", 0, 0, "", text}}); }

template <class T>
void put_back(std::vector<T>& values, const CheckpointColumn& column) {
  static_assert(std::is_trivially_copyable_v<T>, "a column is plain data");
  if (column.row_bytes != sizeof(T) || column.bytes.size() % sizeof(T) != 0)
    refuse_image("checkpoint: column '" + column.name +
                 "' has rows of another size (the file is damaged); take it again");
  values.resize(column.bytes.size() / sizeof(T));
  if (!values.empty()) std::memcpy(values.data(), column.bytes.data(), column.bytes.size());
}

// A run and those who watch it, together: observers must outlive what they watch.
struct Watched {
  Watched(const RunPlan& plan, std::uint32_t replicate)
      : simulation(plan.setup, *plan.pipeline, Luck{plan.seed, replicate, 0}),
        recorder(*plan.setup),
        pace(plan) {}

  RunRecord to_the_end() {
    simulation.run_to_horizon();
    return recorder.finish(simulation.world());
  }

  Simulation simulation;
  Recorder recorder;
  Pace pace;
};

}  // namespace

Hash schema_hash() {
  Hasher hasher;
  World world;
  for_each_named(world, [&](const std::string& name, const auto& values) {
    const std::string line =
        name + ":" + type_word<typename std::remove_cvref_t<decltype(values)>::value_type>() + "\n";
    hasher.add(line.data(), line.size());
  });
  return hasher.result();
}

CheckpointImage take_checkpoint(const Simulation& simulation, const Recorder& recorder,
                                const Provenance& provenance) {
  const World& world = simulation.world();
  CheckpointImage image;
  image.provenance = provenance;
  image.provenance.seed = simulation.luck().seed;
  image.replicate = simulation.luck().replicate;
  image.step = world.clock.step;
  image.schema = schema_hash();
  image.state = state_hash(world);
  for_each_named(world, [&](const std::string& name, const auto& values) {
    const auto* first = reinterpret_cast<const std::byte*>(values.data());
    image.columns.push_back({name, sizeof values[0], {first, first + values.size() * sizeof values[0]}});
  });
  image.record = recorder.so_far();
  image.calm = recorder.calm().memory();
  return image;
}

void require_same_schema(const CheckpointImage& image) {
  const Hash own = schema_hash();
  if (image.schema == own) return;
  refuse_image("checkpoint: its columns have the schema hash " + image.schema.hex() +
               ", this program's have " + own.hex() +
               " (a state fits only the columns it was taken from); resume with the program version " +
               image.provenance.program_version + " (" + image.provenance.commit +
               ") that wrote it, or run from the start");
}

void restore(World& world, const CheckpointImage& image) {
  require_same_schema(image);
  std::size_t place = 0;
  for_each_named(world, [&](const std::string& name, auto& values) {
    if (place >= image.columns.size() || image.columns[place].name != name)
      refuse_image("checkpoint: column '" + name + "' is missing (the file is damaged); take it again");
    put_back(values, image.columns[place++]);
  });
  world.clock.step = image.step;
  world.journal.clear();
  if (const Hash state = state_hash(world); !(state == image.state))
    refuse_image("checkpoint: its columns give the state hash " + state.hex() + ", it states " +
                 image.state.hex() + " (the file is damaged); take it again");
}

RunRecord run_with_checkpoint(const RunPlan& plan, std::int32_t step, const Provenance& provenance,
                              const std::function<void(const CheckpointImage&)>& keep) {
  std::optional<Watched> watched;
  const auto to_the_step = [&] {
    watched.emplace(plan, plan.first_replicate);
    watched->simulation.watch(watched->recorder);
    watched->simulation.watch(watched->pace);
    while (!watched->simulation.finished() && watched->simulation.world().clock.step < step)
      watched->simulation.step();
    return RunRecord{};
  };
  RunRecord failure = record_or_failure(to_the_step, plan.first_replicate, plan.strategy);
  if (failure.status == RunStatus::failed) return failure;
  keep(take_checkpoint(watched->simulation, watched->recorder, provenance));
  return record_or_failure([&] { return watched->to_the_end(); }, plan.first_replicate, plan.strategy);
}

RunRecord resume_run(const RunPlan& plan, const CheckpointImage& image) {
  require_same_schema(image);
  RunPlan same = plan;
  same.seed = image.provenance.seed;
  std::optional<Watched> watched;
  const auto set_up = [&] {
    watched.emplace(same, image.replicate);
    return RunRecord{};
  };
  RunRecord failure = record_or_failure(set_up, image.replicate, plan.strategy);
  if (failure.status == RunStatus::failed) return failure;
  restore(watched->simulation.world(), image);
  watched->recorder.go_on(image.record, image.calm);
  watched->simulation.watch_from_here(watched->recorder);
  watched->simulation.watch_from_here(watched->pace);
  return record_or_failure([&] { return watched->to_the_end(); }, image.replicate, plan.strategy);
}

}  // namespace truce
