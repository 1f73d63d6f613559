// Network builders: every agent's choices are a pure function of its own address, so that threads need not
// wait for each other.
#include "sim/people/network_build.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "sim/base/error.hpp"
#include "sim/base/parallel.hpp"
#include "sim/base/random.hpp"
#include "sim/people/tie_list.hpp"

namespace truce {

namespace {

constexpr std::uint32_t most_draws = 64;

Draws draws_of(const NetworkLuck& luck, std::size_t agent) {
  return Draws(luck.seed, luck.replicate, Stream::populate_network, 0,
               luck.first_entity + static_cast<std::uint32_t>(agent));
}

bool holds(std::span<const std::uint32_t> list, std::uint32_t agent) {
  return std::find(list.begin(), list.end(), agent) != list.end();
}

// Places whose end chose their maker as well and has the lower number, as indexes of the list; found before
// any is changed.
std::vector<std::size_t> mutual_choices(const TieList& ties) {
  std::vector<std::vector<std::size_t>> found((ties.agents + chunk_rows - 1) / chunk_rows);
  for_each_chunk(ties.agents, [&](std::size_t first, std::size_t last) {
    for (std::size_t agent = first; agent < last; ++agent) {
      const auto made = ties.made_by(agent);
      for (std::size_t place = 0; place < made.size(); ++place) {
        if (made[place] < agent && holds(ties.made_by(made[place]), static_cast<std::uint32_t>(agent))) {
          found[first / chunk_rows].push_back(agent * ties.places + place);
        }
      }
    }
  });
  std::vector<std::size_t> mutual;
  for (const auto& part : found) mutual.insert(mutual.end(), part.begin(), part.end());
  return mutual;
}

std::uint32_t ring_end(const SmallWorld& shape, std::size_t agent, std::size_t place) {
  const std::size_t end = agent + place + 1;
  return static_cast<std::uint32_t>(end < shape.agents ? end : end - shape.agents);
}

void rewire(const SmallWorld& shape, Draws draws, std::size_t agent, std::span<std::uint32_t> made) {
  const auto half = static_cast<std::uint32_t>(made.size());
  for (std::uint32_t place = 0; place < half; ++place) made[place] = ring_end(shape, agent, place);
  for (std::uint32_t place = 0; place < half; ++place) {
    const bool is_rewired = draws.chance(shape.rewired);
    for (std::uint32_t attempt = 0; is_rewired && attempt < most_draws; ++attempt) {
      const std::uint32_t end = draws.below(shape.agents);
      const auto self = static_cast<std::uint32_t>(agent);
      const std::uint32_t apart = end > self ? end - self : self - end;
      const bool on_ring = std::min(apart, shape.agents - apart) <= half;
      if (on_ring || holds(made, end)) continue;
      made[place] = end;
      break;
    }
  }
}

// Ties of one agent to its own and other groups; `group` is the agent's own.
class BlockChoice {
 public:
  BlockChoice(const LeanBlocks& shape, std::size_t group)
      : first_(shape.group_start[group]),
        size_(shape.group_start[group + 1] - first_),
        others_(shape.group_start.back() - size_),
        homophily_(shape.homophily) {}

  [[nodiscard]] std::uint32_t draw(Draws& draws) const {
    const bool inside = draws.chance(homophily_);
    if (inside || others_ == 0) return first_ + draws.below(size_);
    const std::uint32_t other = draws.below(others_);
    return other < first_ ? other : other + size_;
  }

 private:
  std::uint32_t first_;
  std::uint32_t size_;
  std::uint32_t others_;
  double homophily_;
};

void choose(const LeanBlocks& shape, Draws draws, std::size_t agent, std::span<std::uint32_t> made) {
  const auto above =
      std::upper_bound(shape.group_start.begin(), shape.group_start.end(), static_cast<std::uint32_t>(agent));
  const BlockChoice choice(shape, static_cast<std::size_t>(above - shape.group_start.begin()) - 1);
  const double wanted = shape.mean_degree / 2.0;
  const auto whole = static_cast<std::size_t>(wanted);
  const bool one_more = draws.chance(wanted - static_cast<double>(whole));
  for (std::size_t place = 0; place < whole + (one_more ? 1 : 0); ++place) {
    for (std::uint32_t attempt = 0; attempt < most_draws; ++attempt) {
      const std::uint32_t end = choice.draw(draws);
      if (end == agent || holds(made, end)) continue;
      made[place] = end;
      break;
    }
  }
}

// The ties of preferential attachment in the order they are made, and the ends of any of them without knowing
// the others.
class AttachmentOrder {
 public:
  AttachmentOrder(const Attachment& shape, const NetworkLuck& luck) : shape_(shape), luck_(luck) {
    for (std::uint32_t maker = 1; maker <= shape.ties; ++maker) {
      for (std::uint32_t end = 0; end < maker; ++end) seed_.push_back({maker, end});
    }
  }

  void attach(std::uint32_t agent, std::span<std::uint32_t> made) const {
    for (std::uint32_t place = 0; place < shape_.ties; ++place) {
      if (agent <= shape_.ties) {
        if (place < agent) made[place] = place;
        continue;
      }
      for (std::uint32_t attempt = 0; attempt < most_draws; ++attempt) {
        const std::uint32_t end = choice(agent, place, attempt);
        if (holds(made, end)) continue;
        made[place] = end;
        break;
      }
    }
  }

 private:
  // The end that `agent` (after the seed) chooses at the given place and attempt: a random end of an earlier
  // tie.
  [[nodiscard]] std::uint32_t choice(std::uint32_t agent, std::uint32_t place, std::uint32_t attempt) const {
    while (true) {
      const std::uint64_t ends = 2 * first_tie(agent);
      const std::uint64_t end = scaled(luck_word(agent, attempt * shape_.ties + place), ends);
      const std::uint64_t tie = end / 2;
      if (tie < seed_.size()) return seed_[tie][end % 2];
      const std::uint64_t later = tie - seed_.size();
      agent = static_cast<std::uint32_t>(later / shape_.ties) + shape_.ties + 1;
      if (end % 2 == 0) return agent;
      place = static_cast<std::uint32_t>(later % shape_.ties);
      attempt = 0;
    }
  }

  [[nodiscard]] std::uint64_t first_tie(std::uint32_t agent) const {
    return seed_.size() + std::uint64_t{agent - shape_.ties - 1} * shape_.ties;
  }
  [[nodiscard]] std::uint64_t luck_word(std::uint32_t agent, std::uint32_t block) const {
    const std::uint32_t stream = static_cast<std::uint32_t>(Stream::populate_network) << 20;
    const auto words =
        philox({0, luck_.first_entity + agent, luck_.replicate, stream | block},
               {static_cast<std::uint32_t>(luck_.seed), static_cast<std::uint32_t>(luck_.seed >> 32)});
    return std::uint64_t{words[1]} << 32 | words[0];
  }
  // A 64-bit word as a number below `count` (< 2^33): multiply and shift; uneven by less than 2^-31.
  static std::uint64_t scaled(std::uint64_t word, std::uint64_t count) {
    const std::uint64_t high = (word >> 32) * count;
    const std::uint64_t low = (word & 0xffffffffu) * count;
    return (high + (low >> 32)) >> 32;
  }

  Attachment shape_;
  NetworkLuck luck_;
  std::vector<std::array<std::uint32_t, 2>> seed_;
};

}  // namespace

Network build_small_world(const SmallWorld& shape, const NetworkLuck& luck) {
  require(shape.degree >= 2 && shape.degree % 2 == 0 && shape.degree <= 2000,
          "a small world's degree is even, 2 to 2000");
  require(shape.degree < shape.agents, "a small world has more agents than a degree");
  TieList ties(shape.agents, shape.degree / 2);
  for_each_chunk(ties.agents, [&](std::size_t first, std::size_t last) {
    for (std::size_t agent = first; agent < last; ++agent)
      rewire(shape, draws_of(luck, agent), agent, ties.made_by(agent));
  });
  for (const std::size_t tie : mutual_choices(ties))
    ties.end[tie] = ring_end(shape, tie / ties.places, tie % ties.places);
  return both_ways(ties);
}

Network build_lean_blocks(const LeanBlocks& shape, const NetworkLuck& luck) {
  require(shape.group_start.size() >= 2 && shape.group_start.front() == 0,
          "blocks list their groups from agent 0");
  require(std::is_sorted(shape.group_start.begin(), shape.group_start.end()),
          "groups of a network are numbered in order");
  require(shape.mean_degree >= 0.0 && shape.mean_degree <= 2000.0, "a mean degree is 0 to 2000");
  TieList ties(shape.group_start.back(), static_cast<std::size_t>(shape.mean_degree / 2.0) + 1);
  for_each_chunk(ties.agents, [&](std::size_t first, std::size_t last) {
    for (std::size_t agent = first; agent < last; ++agent)
      choose(shape, draws_of(luck, agent), agent, ties.made_by(agent));
  });
  for (const std::size_t tie : mutual_choices(ties)) ties.end[tie] = TieList::nobody;
  return both_ways(ties);
}

Network build_attachment(const Attachment& shape, const NetworkLuck& luck) {
  require(shape.ties >= 1 && shape.ties <= 1000 && shape.ties < shape.agents,
          "attachment has 1 to 1000 ties and more agents");
  const AttachmentOrder order(shape, luck);
  TieList ties(shape.agents, shape.ties);
  for_each_chunk(ties.agents, [&](std::size_t first, std::size_t last) {
    for (std::size_t agent = first; agent < last; ++agent) {
      order.attach(static_cast<std::uint32_t>(agent), ties.made_by(agent));
    }
  });
  return both_ways(ties);
}

}  // namespace truce
