# Shared by the scripts: where the house stands, how to speak, how to configure and build. Sourced, never run.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '== %s\n' "$*"; }

fail() {  # fail CODE TEXT: the text says what to do
  printf '%s\n' "$2" >&2
  exit "$1"
}

# Cores this process may use, but not more than one for each GiB of memory: a compiler may need as much.
jobs_here() {
  local cores gibibytes
  cores=$(nproc 2>/dev/null || echo 1)
  gibibytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null || true)
  if [ -n "$gibibytes" ] && [ "$gibibytes" -lt "$cores" ]; then cores=$gibibytes; fi
  if [ "$cores" -lt 1 ]; then cores=1; fi
  echo "$cores"
}

cached() {  # cached FOLDER NAME: a value of FOLDER's CMake cache, or nothing
  sed -n "s/^$2:[A-Z]*=//p" "$1/CMakeCache.txt" 2>/dev/null || true
}

# configure FOLDER OPTIONS...: configures without a word unless it fails. A folder that was configured for another
# place of the source (the house was moved or copied) starts afresh.
configure() {
  local folder=$1 log start=()
  shift
  if [ -f "$folder/CMakeCache.txt" ]; then
    if [ "$(cached "$folder" CMAKE_HOME_DIRECTORY)" != "$root" ]; then
      say "build folder belongs to another place of the source: configuring it afresh"
      rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles"
    fi
  fi
  if [ ! -f "$folder/CMakeCache.txt" ] && command -v ninja >/dev/null; then start=(-G Ninja); fi
  mkdir -p "$folder"
  log="$folder/configure.log"
  if ! cmake -S "$root" -B "$folder" "${start[@]}" "$@" >"$log" 2>&1; then
    cat "$log" >&2
    fail 1 "the build could not be configured (see above); scripts/setup installs what is needed"
  fi
}

build() {  # build FOLDER [TARGET...]
  local folder=$1 targets=()
  shift
  if [ $# -gt 0 ]; then targets=(--target "$@"); fi
  cmake --build "$folder" --parallel "$(jobs_here)" "${targets[@]}" ||
    fail 1 "the build failed (see above)"
}
