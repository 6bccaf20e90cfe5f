#!/usr/bin/env bash
# What the compiler takes for a crate of many derived intents, beside the same structs with serde's
# Deserialize: the time to check and to build it, and the size of its code. Once with the structs
# alone, and once with language files in two languages for each of them.
#
# usage: tests/benches/compile-time.sh [COUNT...]      (10 100 1000 by default)
set -euo pipefail
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- 10 100 1000
root=$PWD
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

crate() { # NAME COUNT DEPENDENCY HEADER ATTRIBUTES
    mkdir -p "$scratch/$1/src"
    cat >"$scratch/$1/Cargo.toml" <<TOML
[package]
name = "$1"
version = "0.0.0"
edition = "2024"

[dependencies]
$3

[workspace]
TOML
    {
        echo "$4"
        for i in $(seq "$2"); do
            printf '%s\npub struct Intent%d { pub amount: i64, pub item: String, pub notes: Vec<String> }\n' "$5" "$i"
        done
    } >"$scratch/$1/src/lib.rs"
    cp "$root/Cargo.lock" "$scratch/$1/"
}

language_files() { # NAME COUNT
    echo 'fn main() { intents_language::watch_files(); }' >"$scratch/$1/build.rs"
    cat >>"$scratch/$1/Cargo.toml" <<TOML

[build-dependencies]
intents-language = { path = "$root/intents-core/language" }
TOML
    for language in en it; do
        mkdir -p "$scratch/$1/language/$language"
        for i in $(seq "$2"); do
            cat >"$scratch/$1/language/$language/Intent$i.yaml" <<YAML
examples:
  - I'd like \$amount{two} of \$item{the red ones}, number $i
  - \$amount{three} \$item{lemons} please, for number $i
  - send \$item{a cake} and write \$notes{with love} on it
  - number $i
prompts:
  amount: [How many would you like?, And how many?]
  item: [What would you like?]
responses:
  default:
    - text: ["One moment.", "\$amount of \$item, coming right up."]
    - quick_replies: {title: Anything else?, replies: ["Yes", "No"]}
  telegram:
    - card: {title: Your order, subtitle: "\$amount of \$item", buttons: [{text: Follow it, postback: "https://shop.example/$i"}]}
YAML
        done
    done
}

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
    size "$CARGO_TARGET_DIR/release/lib$1.rlib" 2>/dev/null |
        awk 'NR > 1 { sum += $1 } END { print sum }'
}

intents_core="intents-core = { path = \"$root/intents-core\" }"
export CARGO_TARGET_DIR="$scratch/target"
printf '%-8s %-22s %16s %16s %20s\n' structs derive 'check, seconds' 'build, seconds' 'code, bytes each'
for count in "$@"; do
    crate intents "$count" "$intents_core" 'use intents_core::Intent;' '#[derive(Intent)]'
    crate intents_with_files "$count" "$intents_core" 'use intents_core::Intent;' '#[derive(Intent)]'
    language_files intents_with_files "$count"
    crate serde "$count" 'serde = { version = "1", features = ["derive"] }' 'use serde::Deserialize;' '#[derive(Deserialize)]'
    for name in intents intents_with_files serde; do
        printf '%-8s %-22s %16s %16s %20s\n' "$count" "$name" "$(seconds $name check)" \
            "$(seconds $name build)" "$(($(code_size $name) / count))"
    done
done
