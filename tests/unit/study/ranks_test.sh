#!/bin/sh
# Three ranks give the same bytes as threads: ranks_test.sh TRUCE MPIRUN STUDY. Exit 77 when ranks cannot be started here.
set -eu
truce=$1 mpirun=$2 study=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
root=""
[ "$(id -u)" -eq 0 ] && root="--allow-run-as-root"
"$mpirun" $root --oversubscribe -n 3 true || exit 77
"$truce" sweep "$study" -o "$folder/threads" --quiet
"$mpirun" $root --oversubscribe -n 3 "$truce" sweep "$study" -o "$folder/ranks" --quiet
cmp "$folder/threads/results.h5" "$folder/ranks/results.h5"
