#!/usr/bin/env bash
# corpus → indexer → searcher: a folder includes from itself and from those before it, by full names
# from the top of the tree. Nothing that is part of a program includes from tests/ or web/.
set -euo pipefail
cd -- "$1"

declare -A may_include=(
  [corpus]='corpus'
  [indexer]='corpus indexer'
  [searcher]='corpus indexer searcher'
)

# Each include as "file:#include <path" or "file:#include "path", without the end.
includes() {
  grep -rHoE --include='*.'{h,hpp,inc,cc,cpp,in} \
    '^[[:space:]]*#[[:space:]]*include(_next)?[[:space:]]*["<][^">]*' corpus indexer searcher
}

# What is wrong with an include of `path`, quoted or in angle brackets, in a file of `folder`.
fault_of() {
  local folder=$1 mark=$2 path=$3 first=${3%%/*}
  if [[ /$path/ == */../* || /$path/ == */./* ]]; then
    echo "has dots; names go from the top of the tree: \"$folder/name.h\""
  elif [[ " ${may_include[$folder]} " == *" $first "* ]]; then
    return
  elif [[ $mark == '"' || -d $first ]]; then
    echo "is not in a folder that $folder/ may include from: ${may_include[$folder]}"
  fi
}

count=0 faults=0
while IFS= read -r include; do
  count=$((count + 1))
  file=${include%%:*} path=${include##*[\"<]} mark=${include%"$path"}
  fault=$(fault_of "${file%%/*}" "${mark: -1}" "$path")
  [[ -n $fault ]] || continue
  echo "$file: $path $fault"
  faults=$((faults + 1))
done < <(includes)

[[ $count -gt 0 ]] || { echo "no includes in $PWD: this is not the tree" && exit 1; }
echo "$count includes read, $faults of them faulty"
exit $((faults > 0))
