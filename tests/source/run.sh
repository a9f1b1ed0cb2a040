#!/usr/bin/env bash
# `run` is shell that parses and can be started, and its help explains each sub-command.
set -euo pipefail
cd -- "$1"

bash -n run || { echo 'run is not valid shell' && exit 1; }
help=$(./run help) || { echo './run help fails' && exit 1; }
names=$(sed -nE 's/^run_([a-z_]+)\(\).*/\1/p' run)
[[ -n $names ]] || { echo 'run has no sub-commands' && exit 1; }
faults=0
for name in $names; do
  grep -qE "^  $name( |\$)" <<<"$help" && continue
  echo "./run help does not explain the sub-command $name"
  faults=1
done
exit $faults
