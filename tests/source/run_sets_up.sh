#!/usr/bin/env bash
# What `run` does where packages, rights or a finished build are missing: in a folder of its own, with
# stand-ins for the programs that it starts. Each of these writes down how it was called.
set -euo pipefail
run=$1/run presets=$1/CMakePresets.json
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tree="$scratch/a tree" bin=$scratch/bin calls=$scratch/calls
failures=0

# A program `name` that notes its call in $calls and then does the shell commands given.
stand_in() {
  printf '#!/bin/bash\necho "%s $*" >>"%s"\n%s\n' "$1" "$calls" "${2-}" >"$bin/$1"
  chmod +x "$bin/$1"
}

# A fresh tree on a machine where all packages are installed and building works.
machine() {
  rm -rf "$tree" "$bin"
  mkdir -p "$tree/corpus/letters" "$tree/indexer" "$bin"
  cp "$run" "$presets" "$tree"
  : >"$calls"
  echo een >"$tree/corpus/letters/een.txt"
  stand_in dpkg-query 'for name in "${@:4}"; do echo "installed $name"; done'
  stand_in apt-get
  stand_in sudo 'exit 1'
  stand_in id 'echo 1000'
  stand_in ctest
  stand_in cmake "$(cmake_stand_in)"
}

cmake_stand_in() {
  cat <<'SCRIPT'
echo "cmake at work"
if [[ $1 == -S ]]; then
  mkdir -p "$2/build/share/briefkamer"
  touch "$2/build/build.ninja"
  echo "CMAKE_HOME_DIRECTORY:INTERNAL=$2" >"$2/build/CMakeCache.txt"
elif [[ ! -f $2/briefkamer ]]; then
  printf '#!/bin/bash\necho "briefkamer $*"\n' >"$2/briefkamer"
  printf '#!/bin/bash\necho "indexer $*"\nmkdir -p "$4"\n' >"$2/briefkamer-index"
  chmod +x "$2"/briefkamer*
fi
SCRIPT
}

# Runs `run` from a folder that is not the tree, without HOME and terminal.
run_it() {
  : >"$calls"
  status=0
  said=$(cd / && env -i PATH="$bin:/usr/bin:/bin" CI=true "$tree/run" "$@" 2>&1 </dev/null) || status=$?
}

expect_that() {
  local promise=$1
  shift
  "$@" && return
  printf '%s: not so.\nstatus %s: %s\ncalls: %s\n\n' "$promise" "$status" "$said" "$(<"$calls")"
  failures=$((failures + 1))
}
said_so() { [[ $said == *"$1"* ]]; }
called() { grep -qE -- "$1" "$calls"; }
not_called() { ! called "$1"; }
ended_with() { [[ $status == "$1" ]]; }

missing_icu='for name in "${@:4}"; do [[ $name == libicu-dev ]] && echo -n not-; echo "installed $name"; done'

machine
run_it
expect_that 'without a sub-command it teaches' said_so 'Usage: ./run'
expect_that 'and that is no error' ended_with 0
run_it biuld
expect_that 'an unknown sub-command is named' said_so "no sub-command 'biuld'"
expect_that 'and is an error' ended_with 2

machine
run_it build
expect_that 'a build succeeds in a folder with a space, from elsewhere' ended_with 0
expect_that 'a first build configures' called '^cmake -S .*--fresh'
expect_that 'it needs no tests' called 'BUILD_TESTING=OFF'
expect_that 'nothing is installed where nothing is missing' not_called '^(apt-get|sudo)'
expect_that 'the letters are indexed' said_so 'indexer update corpus/letters --database build/database'
run_it build
expect_that 'a second build does not configure' not_called '^cmake -S'
expect_that 'nor index' [ "${said/indexer/}" = "$said" ]
echo twee >"$tree/corpus/letters/twee.txt"
run_it build
expect_that 'a new letter is indexed' said_so 'indexer update'
echo words >"$tree/build/share/briefkamer/lexicon"
run_it build
expect_that 'another lexicon indexes all anew' said_so 'indexer update'
rm -r "$tree/build/database"
run_it build
expect_that 'a database that was taken away is made again' said_so 'indexer update'
run_it tests -R Date
expect_that 'tests configure with tests' called '^cmake -S .*BUILD_TESTING=ON'
expect_that 'but start no build anew' not_called '--fresh'
expect_that 'they get the options given' called '^ctest --test-dir .*/a tree/build .*-R Date$'
run_it build
expect_that 'a build with tests serves those without' not_called '^cmake -S'
echo ' ' >>"$tree/CMakePresets.json"
run_it build
expect_that 'other presets configure again' called '^cmake -S'
rm "$tree/build/build.ninja"
run_it build
expect_that 'a half-made configuration is begun anew' called '^cmake -S .*--fresh'
mv "$tree" "$tree moved"
tree="$tree moved" run_it build
expect_that 'a moved tree is configured anew' called '^cmake -S .*--fresh'

machine
mkdir -p "$tree/build/tests/"{indexer,searcher} "$tree/build/fuzz/tests/fuzz"
stand_in indexer-tests 'echo "moments $BRIEFKAMER_KILL_MOMENTS seed $BRIEFKAMER_KILL_SEED"'
stand_in searcher-tests 'echo "questions $BRIEFKAMER_SEED"; exit $((BRIEFKAMER_SEED == 35 ? 3 : 0))'
mv "$bin/indexer-tests" "$tree/build/tests/indexer"
mv "$bin/searcher-tests" "$tree/build/tests/searcher"
run_it soak 12 34
expect_that 'a soak kills the indexer at the moments asked for' said_so 'moments 12 seed 34'
expect_that 'it runs those tests alone' called '^indexer-tests --gtest_filter=\*Kill'
expect_that 'it asks random questions' said_so 'questions 34'
expect_that 'and fails as they do' ended_with 3
run_it soak often
expect_that 'a soak without a number of moments is refused' ended_with 2
stand_in cmake
stand_in fuzz-een
mv "$bin/fuzz-een" "$tree/build/fuzz/tests/fuzz"
run_it fuzz 7
expect_that 'fuzzing runs each fuzzer for as long as asked' called 'fuzz-een -max_total_time=7 '
expect_that 'from its own seeds' called "$tree/tests/fuzz/seeds/een$"
expect_that 'and ends well when nothing is found' ended_with 0
stand_in fuzz-twee 'exit 77'
mv "$bin/fuzz-twee" "$tree/build/fuzz/tests/fuzz"
run_it fuzz 7
expect_that 'what a fuzzer finds is told' said_so 'twee failed'
expect_that 'and is an error' ended_with 1

machine
mkdir -p "$tree/tests/bench"
stand_in run.sh 'echo "bench $*"'
mv "$bin/run.sh" "$tree/tests/bench"
run_it bench 100k lucene
expect_that 'the bench measures the size and the peers asked for' \
  said_so "bench $tree/build 100k lucene"
run_it bench
expect_that 'ten thousand letters unless told' said_so "bench $tree/build 10k"
run_it bench 20k
expect_that 'a size that it does not know is refused' ended_with 2
stand_in dpkg-query 'for name in "${@:4}"; do [[ $name == liblucene8-java ]] && echo -n not-; echo "installed $name"; done'
run_it bench
expect_that 'a peer that cannot be installed is named' said_so 'liblucene8-java'
expect_that 'and the others are measured' said_so "bench $tree/build 10k"

machine
run_it serve --port 81
expect_that 'serve serves the sample letters' \
  said_so "briefkamer serve --database $tree/build/database --port 81"
run_it search 'twee woorden' drie
expect_that 'search passes the words on' \
  said_so "briefkamer search --database $tree/build/database twee woorden drie"
expect_that 'search does not show how building goes' [ "${said/cmake at work/}" = "$said" ]
stand_in cmake 'echo "compiler: an error"; exit 1'
run_it search woord
expect_that 'search shows why building failed' said_so 'compiler: an error'
expect_that 'and fails' [ "$status" != 0 ]

machine
stand_in dpkg-query "$missing_icu"
run_it build
expect_that 'what is missing is said, with the reason' said_so 'libicu-dev          Unicode'
expect_that 'what is there is not' [ "${said/libxapian-dev/}" = "$said" ]
expect_that 'without rights the command is printed' \
  said_so 'apt-get install -y --no-install-recommends libicu-dev'
expect_that 'nothing is tried' not_called '^(apt-get|cmake)'
expect_that 'and that is an error' [ "$status" != 0 ]

machine
stand_in dpkg-query "$missing_icu"
stand_in sudo '[[ $1 == -n ]] || { shift && "$@"; }'
run_it build
expect_that 'sudo installs what is missing' called '^sudo -- env .*apt-get .* install libicu-dev$'
expect_that 'without fetching lists that are there' not_called '^apt-get .* update'
expect_that 'and without questions' called '^apt-get .*-y .*--no-install-recommends'

machine
stand_in dpkg-query "$missing_icu"
stand_in id 'echo 0'
stand_in apt-get 'case "$*" in *update) touch "$0.lists" ;; *) [[ -f $0.lists ]] ;; esac'
run_it build
expect_that 'lists that do not know a package are fetched' called '^apt-get .* update$'
expect_that 'root needs no sudo' not_called '^sudo'
expect_that 'then building goes on' ended_with 0

machine
stand_in dpkg-query "$missing_icu"
stand_in id 'echo 0'
stand_in dpkg 'touch "${0%/*}/healed"'
stand_in apt-get 'case "$*" in *simulate*|*update) ;; *) [[ -f ${0%/*}/healed ]] ;; esac'
run_it build
expect_that 'an installation that was cut short is finished first' called '^dpkg --configure -a$'
expect_that 'then installing succeeds' called '^apt-get .* install --fix-broken libicu-dev$'
expect_that 'and building goes on again' ended_with 0
stand_in apt-get 'echo "E: no network" >&2; exit 100'
run_it build
expect_that 'what apt says is shown' said_so 'E: no network'
expect_that 'and nothing is built without the packages' not_called '^cmake'

exit $((failures > 0))
