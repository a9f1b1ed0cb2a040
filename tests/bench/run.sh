#!/usr/bin/env bash
# Measures Briefkamer, and its peers on the same letters and queries, and prints the table:
#   tests/bench/run.sh BUILD 10k|100k|1m [PEER...]
# Peers are lucene, sqlite, xapian, omega and postgres; all that are installed unless some are named.
# What was measured stays in BUILD/bench/SIZE/results.tsv. Every process is bounded in time.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "$0")")
build=$(readlink -f -- "$1")
size=$2
shift 2

case $size in
  10k) letters=10000 words=600 lists=256 limit=600 peers=(lucene sqlite xapian omega postgres) ;;
  100k) letters=100000 words=600 lists=256 limit=3000 peers=(lucene sqlite xapian postgres) ;;
  1m) letters=1000000 words=87 lists=600 limit=7200 peers=(lucene sqlite) ;;
  *) echo "a size is 10k, 100k or 1m, not $size" >&2 && exit 2 ;;
esac
[[ $# == 0 ]] || peers=("$@")
lucene=/usr/share/java/lucene
folder=$build/bench/$size
results=$folder/results.tsv

say() {
  printf 'bench: %s\n' "$*" >&2
}

bounded() {
  timeout --kill-after=10 "$limit" "$@"
}

# Whether a peer is here; says what is missing.
have() {
  local package
  case $1 in
    lucene)
      package='liblucene8-java and default-jdk-headless'
      compgen -G "$lucene-core-8*.jar" >/dev/null && compgen -G "$lucene-facet-8*.jar" >/dev/null &&
        command -v javac >/dev/null && return
      ;;
    sqlite) package='python3' && python3 -c 'import sqlite3' 2>/dev/null && return ;;
    xapian) return 0 ;;
    omega)
      package='xapian-omega'
      command -v scriptindex >/dev/null && [[ -x /usr/lib/cgi-bin/omega/omega ]] && return
      ;;
    postgres)
      package='postgresql'
      compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null && return
      ;;
    *) say "there is no peer $1" && exit 2 ;;
  esac
  say "skipping $1: it is not here; it comes with Debian's $package"
  return 1
}

# Runs a peer's program with the arguments given: build or answer, source, folder, results.
peer() {
  case $1 in
    lucene) bounded java -Xmx2g -cp "$(classes):$folder/classes" LucenePeer "${@:2}" ;;
    xapian) bounded "$build/bench-xapian" "${@:2}" ;;
    *) bounded python3 "$here/peers/$1.py" "${@:2}" ;;
  esac
}

classes() {
  local jar all=
  for jar in "$lucene"-{core,analyzers-common,facet}-8*.jar; do all+=${all:+:}$jar; done
  printf '%s' "$all"
}

measure_ours() {
  say "$letters letters of $words words, and questions"
  bounded "$build/bench-set" --letters "$letters" --words "$words" --out "$folder" \
    --results "$results"
  say 'Briefkamer, building'
  bounded "$build/bench-database" --letters "$letters" --words "$words" \
    --database "$folder/database" --results "$results"
  say 'Briefkamer, answering'
  bounded "$build/bench-search" --database "$folder/database" --queries "$folder/queries.tsv" \
    --lists "$lists" --results "$results"
  say 'Briefkamer, serving'
  bounded "$build/bench-http" --program "$build/briefkamer" --database "$folder/database" \
    --queries "$folder/queries.tsv" --lists "$lists" --results "$results"
}

# The same letters in four databases: all here, and two of them behind a server each.
measure_shards() {
  say 'Briefkamer, building shards'
  bounded "$build/bench-database" --letters "$letters" --words "$words" --shards 4 \
    --database "$folder/shards" --results "$results"
  say 'Briefkamer, answering by Xapian alone, and over shards'
  answer_as 'one database' "$folder/database" --lists 0
  printf 'auto %s\n' "$folder"/shards/{0,1,2,3} >"$folder/local.stub"
  answer_as 'four shards' "$folder/local.stub"
  if ! command -v xapian-tcpsrv >/dev/null; then
    say "skipping shards behind servers: they need Debian's xapian-tools"
    return
  fi
  printf 'auto %s\n' "$folder"/shards/{0,1} >"$folder/remote.stub"
  local shard port
  for shard in 2 3; do
    port=$(free_port)
    timeout "$limit" xapian-tcpsrv --quiet --interface=127.0.0.1 --port "$port" "$folder/shards/$shard" &
    servers+=($!)
    echo "remote 127.0.0.1:$port" >>"$folder/remote.stub"
  done
  sleep 1
  answer_as 'two shards here, two behind servers' "$folder/remote.stub"
  stop_servers
}

answer_as() {
  bounded "$build/bench-search" --name "briefkamer, $1" --database "$2" "${@:3}" \
    --queries "$folder/queries.tsv" --results "$results"
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

servers=()
stop_servers() {
  [[ ${#servers[@]} == 0 ]] || kill "${servers[@]}" 2>/dev/null || true
  servers=()
}
trap stop_servers EXIT

# The programs as they are used: files read, parsed and analysed, and stored letters analysed anew.
measure_programs() {
  say 'Briefkamer, reading files'
  bounded "$build/bench-letters" --letters "$letters" --words "$words" --out "$folder/files"
  program update "$folder/again" "$folder/files"
  rm -rf "$folder/files" "$folder/again"
  say 'Briefkamer, rebuilding'
  program rebuild "$folder/database"
}

program() {
  bounded python3 "$here/program.py" "briefkamer-index $1" "$results" "$2" \
    "$build/briefkamer-index" "$1" "${@:3}" --database "$2"
}

# A peer's database is gone when it was measured. It is not in BUILD, which PostgreSQL's own user may
# not enter.
measure_peer() {
  local place
  place=$(mktemp -d)
  chmod 755 "$place"
  say "$1, building"
  if peer "$1" build "$folder/letters.tsv" "$place/$1" "$results"; then
    say "$1, answering"
    peer "$1" answer "$folder/queries.tsv" "$place/$1" "$results" ||
      say "$1 did not answer all, or not within $limit seconds"
  else
    say "$1 did not build a database, or not within $limit seconds"
  fi
  rm -rf "$place"
}

rm -rf "$folder"
mkdir -p "$folder/classes"
measure_ours
[[ $size != 10k ]] || measure_shards
[[ $size == 1m ]] || measure_programs
for name in "${peers[@]}"; do
  have "$name" || continue
  [[ $name != lucene ]] || javac -cp "$(classes)" -d "$folder/classes" "$here/peers/LucenePeer.java"
  measure_peer "$name"
done
python3 "$here/report.py" "$results"
