#!/usr/bin/env bash
# Instructions of one whole call, counted by callgrind: the framework beside the same task written
# by hand. The count of one call is the difference of two runs, so that start-up does not count.
#
# usage: tests/benches/instructions.sh        (needs valgrind)
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --quiet --release -p intents-benches --bin instructions
program="${CARGO_TARGET_DIR:-target}/release/instructions"

instructions() { # of COUNT calls: WHAT SIZE COUNT
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}
of_one_call() { # WHAT SIZE
    local few many
    few=$(instructions "$1" "$2" 100)
    many=$(instructions "$1" "$2" 300)
    echo $(((many - few) / 200))
}

printf '%8s %14s %14s %10s %14s %14s\n' bytes 'by hand, lean' 'by hand' framework 'async handler' 'to by hand'
for size in 1600 8000 64000; do
    lean=$(of_one_call by-hand-lean "$size")
    by_hand=$(of_one_call by-hand "$size")
    framework=$(of_one_call framework "$size")
    with_async=$(of_one_call framework-async "$size")
    awk -v s="$size" -v l="$lean" -v h="$by_hand" -v f="$framework" -v a="$with_async" \
        'BEGIN { printf "%8d %14d %14d %10d %14d %14.3f\n", s, l, h, f, a, f / h }'
done
