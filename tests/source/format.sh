#!/usr/bin/env bash
# All C++ is formatted as clang-format-19 does it by .clang-format; other versions do it differently.
set -euo pipefail
if ! command -v clang-format-19 >/dev/null; then
  echo 'clang-format-19 is missing; the Debian package clang-format-19 has it'
  exit 1
fi
style=$(dirname -- "$(readlink -f -- "$0")")/../../.clang-format
cd -- "$1"
mapfile -d '' files < <(find corpus indexer searcher tests -name node_modules -prune -o \
  -type f \( -name '*.h' -o -name '*.cc' \) -print0)
[[ ${#files[@]} -gt 0 ]] || { echo "no sources in $PWD: this is not the tree" && exit 1; }
clang-format-19 --style="file:$style" --dry-run -Werror "${files[@]}"
echo "${#files[@]} files, all formatted"
