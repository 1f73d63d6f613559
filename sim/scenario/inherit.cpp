// A tree is resolved before its keys are read, so that what is inherited is checked as if it stood there.
#include "sim/scenario/inherit.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "sim/base/text.hpp"

namespace truce {
namespace {

class Heirs {
 public:
  Heirs(const Node& strategies, std::vector<Fault>& faults) : strategies_(strategies), faults_(faults) {}

  // The strategy with all that it inherits.
  Node resolved(const Member& strategy) {
    Node own = strategy.value;
    const std::optional<Node> from = taken_key(own);
    if (!from || (from->is_scalar() && from->text.empty())) return own;
    if (!from->is_scalar()) {
      complain(strategy.key, from->place,
               from->is_null()
                   ? "has no value; write the name of one strategy or remove the key"
                   : "is " + std::string(from->kind_words()) + "; write the name of one strategy");
      return torn(std::move(own));
    }
    const Member* base = strategies_.find(from->text);
    if (base == nullptr) {
      complain(strategy.key, from->place,
               "names '" + quotable(from->text) + "', which is no strategy of this scenario; " +
                   remedy(from->text));
      return torn(std::move(own));
    }
    if (!on_the_way_.insert(strategy.key).second || on_the_way_.contains(base->key)) {
      complain(strategy.key, from->place,
               "goes in a circle (it leads back to '" + base->key + "'); remove one of the links");
      return torn(std::move(own));
    }
    Node under = resolved(*base);
    on_the_way_.erase(strategy.key);
    return under.is_map() ? merge(std::move(under), std::move(own)) : torn(std::move(own));
  }

 private:
  // What stands in the strategy, without complaints about what it would have inherited.
  static Node torn(Node strategy) {
    strategy.is_torn = true;
    return strategy;
  }

  // Takes `inherit` out of a strategy.
  static std::optional<Node> taken_key(Node& strategy) {
    const auto is_inherit = [](const Member& member) { return member.key == "inherit"; };
    const auto found = std::ranges::find_if(strategy.members, is_inherit);
    if (found == strategy.members.end()) return {};
    Node value = std::move(found->value);
    strategy.members.erase(found);
    return value;
  }

  std::string remedy(const std::string& name) const {
    std::vector<std::string_view> known;
    for (const Member& member : strategies_.members) known.push_back(member.key);
    const std::string near = near_name(name, known);
    if (!near.empty()) return "did you mean '" + near + "'?";
    return "known: " + join(std::vector<std::string>(known.begin(), known.end()), ", ");
  }

  void complain(const std::string& strategy, const Place& place, const std::string& text) {
    const std::string key = "strategies." + strategy + ".inherit";
    const Fault fault = place.fault(key, "'" + key + "' " + text);
    const auto is_same = [&](const Fault& other) { return other.key == key; };
    if (std::ranges::none_of(faults_, is_same)) faults_.push_back(fault);
  }

  const Node& strategies_;
  std::vector<Fault>& faults_;
  std::set<std::string> on_the_way_;
};

}  // namespace

void inherit_strategies(Node& root, std::vector<Fault>& faults) {
  Member* strategies = root.is_map() ? root.find("strategies") : nullptr;
  if (strategies == nullptr || !strategies->value.is_map()) return;
  const Node written = strategies->value;
  for (Member& strategy : strategies->value.members)
    strategy.value = Heirs(written, faults).resolved(*written.find(strategy.key));
}

}  // namespace truce
