#!/usr/bin/env bash
# Instructions of one whole call in each dialect, counted by callgrind: the framework beside the
# same task written by hand, as text and from a slice (see by_hand.rs), and beside what it takes only
# to find the end of the body as JSON: "skipped". A request is large of what grows in real traffic,
# or of one opaque member that nobody reads. The count of one call is the difference of two runs, so
# that start-up does not count.
#
# usage: tests/benches/instructions.sh [DIALECT]...      (needs valgrind; es-v2, es-v1, cx)
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --quiet --release -p intents-benches --bin instructions
program="${CARGO_TARGET_DIR:-target}/release/instructions"

instructions() { # of COUNT calls: DIALECT BULK SIZE WHAT COUNT
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}
of_one_call() { # DIALECT BULK SIZE WHAT
    local few many
    few=$(instructions "$@" 50)
    many=$(instructions "$@" 150)
    echo $(((many - few) / 100))
}


row='%-7s %-8s %6s %8s %8s %8s %9s %8s %7s %7s'
printf "$row\n" dialect of bytes skipped text slice framework async to-text to-slice
[ $# -gt 0 ] || set -- es-v2 es-v1 cx
for dialect; do
    for case in 'traffic 1600' 'traffic 8000' 'traffic 64000' 'opaque 64000'; do
        read -r bulk size <<<"$case"
        request=("$dialect" "$bulk" "$size")
        bytes=$("$program" "${request[@]}" size 0)
        skipped=$(of_one_call "${request[@]}" skip)
        text=$(of_one_call "${request[@]}" by-hand)
        slice=$(of_one_call "${request[@]}" by-hand-slice)
        framework=$(of_one_call "${request[@]}" framework)
        with_async=$(of_one_call "${request[@]}" framework-async)
        ratio() { awk "BEGIN { printf \"%.3f\", $framework / $1 }"; }
        printf "$row\n" "${request[@]:0:2}" "$bytes" "$skipped" "$text" "$slice" "$framework" \
            "$with_async" "$(ratio "$text")" "$(ratio "$slice")"
    done
done
