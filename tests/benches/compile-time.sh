#!/usr/bin/env bash
# What the compiler takes for a crate of many derived intents, beside the same structs with serde's
# Deserialize: the time to check it, and the size of its code.
#
# usage: tests/benches/compile-time.sh [COUNT]      (1000 by default)
set -euo pipefail
cd "$(dirname "$0")/../.."
count=${1:-1000}
root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

crate() { # NAME DEPENDENCY HEADER ATTRIBUTES
    mkdir -p "$scratch/$1/src"
    cat >"$scratch/$1/Cargo.toml" <<TOML
[package]
name = "$1"
version = "0.0.0"
edition = "2024"

[dependencies]
$2

[workspace]
TOML
    {
        echo "$3"
        for i in $(seq "$count"); do
            printf '%s\npub struct Intent%d { pub amount: i64, pub item: String, pub notes: Vec<String> }\n' "$4" "$i"
        done
    } >"$scratch/$1/src/lib.rs"
    cp "$root/Cargo.lock" "$scratch/$1/"
}
crate intents "intents-core = { path = \"$root/intents-core\" }" 'use intents_core::Intent;' '#[derive(Intent)]'
crate serde 'serde = { version = "1", features = ["derive"] }' 'use serde::Deserialize;' '#[derive(Deserialize)]'

seconds() { # NAME COMMAND: user and system time of compiling this crate alone, the best of three
    local best='' time
    (cd "$scratch/$1" && cargo "${@:2}" --quiet)
    for _ in 1 2 3; do
        touch "$scratch/$1/src/lib.rs"
        time=$(cd "$scratch/$1" && { TIMEFORMAT='%U %S'; time cargo "${@:2}" --quiet; } 2>&1)
        time=$(echo "$time" | awk '{ print $1 + $2 }')
        best=$(printf '%s\n%s\n' "$best" "$time" | sed '/^$/d' | sort -n | head -1)
    done
    echo "$best"
}
code_size() { # NAME: bytes of machine code in the release build
    (cd "$scratch/$1" && cargo build --release --quiet)
    size "$scratch/$1/target/release/lib$1.rlib" 2>/dev/null |
        awk 'NR > 1 { sum += $1 } END { print sum }'
}

printf '%-12s %16s %16s %20s\n' derive 'check, seconds' 'build, seconds' 'code, bytes each'
for name in intents serde; do
    export CARGO_TARGET_DIR="$scratch/$name/target"
    printf '%-12s %16s %16s %20s\n' "$name" "$(seconds $name check)" "$(seconds $name build)" \
        "$(($(code_size $name) / count))"
done
