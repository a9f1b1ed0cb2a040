#!/usr/bin/env bash
# The folders are the architecture: nothing stands at the top of the tree beside what is named here.
set -euo pipefail
cd -- "$1"

known='CMakeLists.txt CMakePresets.json README.md LICENSE run build corpus indexer searcher web tests'
faults=0
for name in *; do
  [[ " $known " == *" $name "* ]] && continue
  echo "$name stands at the top of the tree; it belongs in one of the folders"
  faults=1
done
[[ -f CMakeLists.txt ]] || { echo "no CMakeLists.txt in $PWD: this is not the tree" && exit 1; }
exit $faults
