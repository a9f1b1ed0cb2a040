#!/usr/bin/env bash
# A test of the tests: plants faults in a small folder and sees that a check finds each of them.
# Takes the name of the check.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "$0")")
check=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

# Puts `content` at `path` into an empty tree and runs the check on it. It must fail and say
# `complaint`, or pass when there is none.
expect() {
  local path=$1 content=$2 complaint=${3-} said status=0
  rm -rf "${tree:?}"/*
  mkdir -p "$tree"/{corpus,indexer,searcher,tests,web} "$(dirname -- "$tree/$path")"
  printf "$content" >"$tree/$path"
  chmod +x "$tree/$path"
  said=$(PATH=${programs:-$PATH} "$BASH" "$here/$check.sh" "$tree" 2>&1) || status=$?
  [[ -z $complaint && $status == 0 ]] && return
  [[ -n $complaint && $status != 0 && $said == *"$complaint"* ]] && return
  printf 'In %s: %s\nExpected: %s\nBut status %s: %s\n\n' \
    "$path" "$content" "${complaint:-to pass}" "$status" "$said"
  failures=$((failures + 1))
}

faults_of_includes() {
  expect corpus/a.h '#include <vector>\n#include "corpus/b.h"\n'
  expect indexer/a.h '#include "corpus/b.h"\n#include "indexer/b.h"\n'
  expect searcher/a.cc '#include "corpus/b.h"\n#include "indexer/b.h"\n#include "searcher/b.h"\n'
  expect corpus/a.cc '#include <unicode/uchar.h>\n// #include "tests/b.h"\n'
  expect corpus/a.h '#include "indexer/b.h"\n' 'corpus/a.h: indexer/b.h is not in a folder'
  expect corpus/deep/a.cc '#include "searcher/b.h"\n' 'corpus/deep/a.cc: searcher/b.h is not in'
  expect indexer/a.cc 'int a;\n  #  include\t"searcher/b.h"\n' 'indexer/a.cc: searcher/b.h is not in'
  expect indexer/a.h '#include <searcher/b.h>\n' 'indexer/a.h: searcher/b.h is not in'
  expect indexer/a.h '#include_next <searcher/b.h>\n' 'indexer/a.h: searcher/b.h is not in'
  expect indexer/a.cc '#include"searcher/b.h" // "' 'indexer/a.cc: searcher/b.h is not in'
  expect searcher/a.cc '#include "tests/b.h"\n' 'searcher/a.cc: tests/b.h is not in'
  expect searcher/a.cc '#include "web/b.h"\n' 'searcher/a.cc: web/b.h is not in'
  expect corpus/a.cc '#include "b.h"\n' 'corpus/a.cc: b.h is not in'
  expect corpus/a.cc '#include "../searcher/b.h"\n' '../searcher/b.h has dots'
  expect corpus/a.cc '#include "corpus/../searcher/b.h"\n' 'corpus/../searcher/b.h has dots'
  expect elsewhere/a.cc '#include "b.h"\n' 'not the tree'
}

faults_of_format() {
  expect corpus/a.h 'int a();\n'
  expect tests/node_modules/a.h 'int  a();\n' 'not the tree'
  expect corpus/a.h 'int  a();\n' 'corpus/a.h:1'
  expect indexer/deep/a.cc 'int a(){}\n' 'indexer/deep/a.cc:1'
  expect searcher/a.cc 'int* a;\nint *b;\n' 'searcher/a.cc:2'
  expect tests/corpus/a_test.cc '  int a;\n' 'tests/corpus/a_test.cc:1'
  programs=/nowhere expect corpus/a.h 'int a();\n' 'the Debian package clang-format-19 has it'
}

faults_of_layout() {
  expect CMakeLists.txt ''
  expect .hidden/a '' 'not the tree'
  expect utils/a.h '' 'utils stands at the top'
  expect 'notes of mine.md' '' 'notes of mine.md stands at the top'
  expect readme.md '' 'readme.md stands at the top'
}

faults_of_run() {
  local start='#!/usr/bin/env bash\n'
  expect run "$start"'run_help() { echo "  help  this"; }\n"run_$1"\n'
  expect run "$start"'run_help() { echo "  help  this"; }\nrun_build() { :; }\n"run_$1"\n' \
    'does not explain the sub-command build'
  expect run "$start"'run_help() { echo "  helpful this"; }\n"run_$1"\n' 'sub-command help'
  expect run "$start"'run_help() {\n' 'not valid shell'
  expect run "$start"'exit 3\n' './run help fails'
  expect run "$start"'echo "  help  this"\n' 'no sub-commands'
  expect web/run '' 'not valid shell'
}

"faults_of_$check"
exit $((failures > 0))
