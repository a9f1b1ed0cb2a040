#!/usr/bin/env bash
# How long an update takes over many files that did not change, and how much memory:
#   tests/bench/unchanged_folder.sh [FILES] [BUILD]
# Writes FILES small letters (100,000) in a folder of its own, indexes them, and does so again.
set -euo pipefail
files=${1:-100000}
build=${2:-$(dirname -- "$0")/../../build}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

awk -v files="$files" -v folder="$folder" 'BEGIN {
  for (i = 0; i < files; ++i) {
    if (i % 1000 == 0) system("mkdir -p " folder "/brieven/" int(i / 1000))
    name = folder "/brieven/" int(i / 1000) "/" i ".txt"
    printf "Datum 31 januari 2025\nBetreft Brief %d\n\nGeachte voorzitter,\n\nWoord%d telt.\n", i, i > name
    close(name)
  }
}'

# Prints what a run said, its seconds, and the most memory that it had.
measured() {
  local start=$EPOCHREALTIME process now peak=0
  "$build/briefkamer-index" update "$folder/brieven" --database "$folder/database" &
  process=$!
  while now=$(awk '/VmHWM/ {print $2}' "/proc/$process/status" 2>/dev/null) && [[ -n $now ]]; do
    peak=$now
    sleep 0.02
  done
  wait "$process"
  awk -v from="$start" -v to="$EPOCHREALTIME" -v peak="$peak" \
    'BEGIN { printf "%.1f seconds, %d MB\n", to - from, peak / 1024 }'
}

echo "first, over $files files:" && measured
sleep 3 # a file this young is looked into once more
echo 'again:' && measured
echo 'and again, when none of them is young any more:' && measured
