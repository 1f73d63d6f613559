// What most files of the rooms above the world read, compiled once (see rooms.cmake). A file still names what it needs.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "sim/world/world.hpp"
