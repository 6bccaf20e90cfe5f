#!/usr/bin/env bash
# Runs each fuzz target for a bounded time:
#
#   tests/fuzz/run.sh [SECONDS [TARGET...]]
#
# INTENTS_FUZZ_SEED gives the seed of its choices: the same one makes the same choices, as far as the
# time goes. Without it every run makes other ones.
#
# It needs neither nightly nor cargo-fuzz: the flags are those that cargo-fuzz gives to rustc when
# no sanitizer is asked for, and all of them are stable. What is found lies in the target folder,
# under fuzz/artifacts, and is run again with the binary and the file as its argument.
set -euo pipefail
cd "$(dirname "$0")/../.."
target_dir=$(realpath -m "${CARGO_TARGET_DIR:-target}")/fuzz
cd tests/fuzz

seconds=${1:-15}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(es_v2 es_v1 es_agent cx detection)

triple=$(rustc -vV | sed -n 's/^host: //p')

flags=(-Cpasses=sancov-module --cfg fuzzing)
for option in level=4 inline-8bit-counters pc-table trace-compares stack-depth; do
    flags+=("-Cllvm-args=-sanitizer-coverage-$option")
done
flags+=(-Cllvm-args=-simplifycfg-branch-fold-threshold=0)
export RUSTFLAGS="${flags[*]}"
# With a target triple, build scripts and macros are built without these flags.
cargo build --release --locked --target "$triple" --target-dir "$target_dir"

for target in "${targets[@]}"; do
    corpus=$target_dir/corpus/$target
    artifacts=$target_dir/artifacts/$target
    mkdir -p "$corpus" "$artifacts"
    log=$target_dir/$target.log
    # Found inputs go into the first folder; the others are read only.
    if ! "$target_dir/$triple/release/$target" "$corpus" seeds ../fixtures -dict=members.dict \
        -artifact_prefix="$artifacts/" -seed="${INTENTS_FUZZ_SEED:-0}" -max_total_time="$seconds" -max_len=4096 -timeout=5 \
        -rss_limit_mb=2048 -print_final_stats=1 >"$log" 2>&1; then
        tail -40 "$log" >&2
        echo "$target: crashed, see $artifacts" >&2
        exit 1
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    cover=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "$log")
    first=$(head -1 <<<"$cover")
    last=$(tail -1 <<<"$cover")
    echo "$target: $runs inputs, coverage $first to $last"
    # Without feedback from the code it would be guessing.
    [ "${runs:-0}" -gt 1000 ] && [ "${last:-0}" -gt 500 ]
done
