#!/usr/bin/env bash
# One task of the array of scripts/slurm/sweep: computes the part whose number stands on its line of the list.
set -euo pipefail
part=$(sed -n "$((FIRST + SLURM_ARRAY_TASK_ID))p" "$LIST")
echo "part $part on ${SLURMD_NODENAME:-$(hostname -s)}"
exec "$TRUCE" sweep "$STUDY" -o "$FOLDER" --shard "$part" --threads "${SLURM_CPUS_PER_TASK:-1}" --quiet
