#!/usr/bin/env bash
# Measures what a service weighs: the ten-line agent of the README, beside axum with the same typed
# model and a bare hyper server.
#
# usage: tests/benches/weight.sh            binary, crates and resident memory of all three
#        tests/benches/weight.sh --build    also the CPU seconds of clean debug builds
#        tests/benches/weight.sh --check    fails if the agent exceeds the ceilings below
#
# A binary is built with fat LTO and one codegen unit, and stripped. Crates are the packages of the
# dependency tree, with those of macros and build scripts and with the service itself.
set -euo pipefail
cd "$(dirname "$0")/../.."

# The ceilings may only fall. The toolchain is that of CI.
max_bytes=1880000
max_crates=44

root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
target=$(realpath -m "${CARGO_TARGET_DIR:-target}")/weight
export CARGO_TARGET_DIR=$target CARGO_INCREMENTAL=0
unset CARGO_PROFILE_DEV_DEBUG

service() { # NAME FEATURES-OF-TOKIO DEPENDENCIES <main.rs
    mkdir -p "$scratch/$1/src"
    cat >"$scratch/$1/src/main.rs"
    cp Cargo.lock "$scratch/$1/"
    cat >"$scratch/$1/Cargo.toml" <<TOML
[package]
name = "$1-service"
version = "0.0.0"
edition = "2024"

[dependencies]
tokio = { version = "1", default-features = false, features = [$2] }
$3

[profile.release]
lto = "fat"
codegen-units = 1
strip = true

[workspace]
TOML
}

# The first Rust block of the README with a `main`, on a free port.
agent() {
    awk '/^```rust/ { block = ""; inside = 1; next }
         /^```/ { if (inside && block ~ /fn main/) { printf "%s", block; exit }; inside = 0 }
         inside { block = block $0 "\n" }' README.md |
        sed 's/^\(.*run_dev_server(.*)\)\.await/\1.port(0).await/'
}

service agent '"macros", "rt-multi-thread"' "intents-core = { path = \"$root/intents-core\" }
intents-dialogflow = { path = \"$root/intents-dialogflow\" }" < <(agent)
grep -q 'port(0)' "$scratch/agent/src/main.rs" || { echo 'the README has no ten-line agent' >&2; exit 1; }
service axum '"macros", "rt-multi-thread", "signal"' 'axum = { version = "0.8", default-features = false, features = ["http1", "json", "tokio"] }
jiff = { version = "1", default-features = false, features = ["serde", "std"] }
serde = { version = "1", features = ["derive"] }' <tests/benches/weight/axum.rs
service hyper '"macros", "net", "rt-multi-thread"' 'bytes = "1"
http-body-util = "0.1"
hyper = { version = "1", features = ["http1", "server"] }
hyper-util = { version = "0.1", features = ["tokio"] }' <tests/benches/weight/hyper.rs

cargo_in() { # NAME ARGUMENTS
    (cd "$scratch/$1" && cargo "${@:2}")
}

bytes() { # NAME
    cargo_in "$1" build --release --quiet >&2 || return
    stat -c %s "$target/release/$1-service"
}

crates() { # NAME
    cargo_in "$1" tree --quiet --edges normal,build --prefix none --no-dedupe --format '{p}' |
        sed 's/ .*//' | grep . | sort -u | wc -l
}

median() {
    sort -n | awk '{ line[NR] = $1 } END { print line[int((NR + 1) / 2)] }'
}

resident() { # NAME: kilobytes, when the server has said that it listens and has nothing left to do
    for _ in 1 2 3 4 5; do
        "$target/release/$1-service" 2>"$scratch/address" &
        until [ -s "$scratch/address" ]; do sleep 0.05; done
        sleep 0.3
        awk '/^VmRSS/ { print $2 }' "/proc/$!/status"
        kill $!
        wait $! 2>/dev/null || true
        rm "$scratch/address"
    done | median
}

build_seconds() { # NAME: user and system time, of the dependencies too
    for _ in 1 2 3; do
        rm -rf "$target/clean"
        { TIMEFORMAT='%U %S'; time CARGO_TARGET_DIR=$target/clean cargo_in "$1" build --quiet 2>/dev/null; } 2>&1 |
            awk '{ print $1 + $2 }'
    done | median
    rm -rf "$target/clean"
}

if [ "${1:-}" = --check ]; then
    # One assignment a line: a command that fails in the first of two is not noticed.
    bytes=$(bytes agent)
    crates=$(crates agent)
    echo "the ten-line agent: $bytes bytes (ceiling $max_bytes), $crates crates (ceiling $max_crates)"
    [ "$bytes" -le "$max_bytes" ] && [ "$crates" -le "$max_crates" ]
    exit
fi

printf '%-8s %12s %8s %14s%s\n' service bytes crates 'resident, kB' "${1:+   build, CPU seconds}"
for name in agent axum hyper; do
    printf '%-8s %12s %8s %14s' "$name" "$(bytes $name)" "$(crates $name)" "$(resident $name)"
    [ "${1:-}" = --build ] && printf '%21s' "$(build_seconds $name)"
    echo
done
