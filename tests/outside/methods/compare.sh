#!/bin/sh
# Survival by us and by R on the same durations: compare.sh PROGRAM FOLDER. A missing R is a failure, unless
# TRUCE_OUTSIDE_SKIP (names, separated by blanks) lists r_survival.
set -eu
case " ${TRUCE_OUTSIDE_SKIP:-} " in
  *" r_survival "*) echo "skipped: r_survival is listed in TRUCE_OUTSIDE_SKIP"; exit 0 ;;
esac
if ! Rscript -e 'library(survival)' > /dev/null 2>&1; then
  echo "r_survival cannot be tested (not installed); apt-get install r-base-core r-cran-survival, or TRUCE_OUTSIDE_SKIP='r_survival'" >&2
  exit 1
fi
"$1" "$2"
exec Rscript "$(dirname "$0")/compare_survival.R" "$2"
