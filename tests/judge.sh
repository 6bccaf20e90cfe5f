#!/usr/bin/env bash
# Judges the responses that tests recorded in a folder (see tests/src/recorded.rs) by Google's own
# protobuf definitions, or says how the judge is called:
#
#   tests/judge.sh command           prints the command of the judge, for INTENTS_ORACLE
#   tests/judge.sh responses FOLDER  judges what is in FOLDER
#
# The judge is the program oracle.py, which lies beside the corpus; INTENTS_ORACLE may give the
# command of another one. What it needs is installed into the target folder. It is an error, never
# a reason to skip anything, when it cannot run.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
    echo "tests/judge.sh: $*" >&2
    exit 1
}

# The virtual environment with the packages that the judge's own head names, made where it is not.
install() {
    local oracle=$1 venv=$2 packages
    packages=$(sed -n 's/.*pip install -q \(.*==.*\)/\1/p' "$oracle" | head -1)
    [ -n "$packages" ] || fail "$oracle does not say which packages it needs"
    if [ "$(cat "$venv/packages" 2>/dev/null)" = "$packages" ] && "$venv/bin/python" -c ''; then
        return
    fi
    rm -rf "$venv"
    if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
        [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
            fail 'Python with venv is missing: apt-get install python3-venv'
        apt-get update -qq
        apt-get install -y -qq python3-venv
    fi
    python3 -m venv "$venv"
    # shellcheck disable=SC2086 # one word for each package
    "$venv/bin/pip" install -q --disable-pip-version-check $packages
    echo "$packages" >"$venv/packages"
}

judge_command() {
    if [ -n "${INTENTS_ORACLE:-}" ]; then
        echo "$INTENTS_ORACLE"
        return
    fi
    local oracle=${INTENTS_CORPUS:-../shared/corpus}/../tools/oracle.py
    [ -f "$oracle" ] || fail "no judge: INTENTS_ORACLE is not set, and there is no $oracle"
    oracle=$(realpath "$oracle")
    local venv
    venv=$(realpath -m "${CARGO_TARGET_DIR:-target}")/oracle-venv
    install "$oracle" "$venv" >&2
    echo "$venv/bin/python $oracle"
}

# Runs the judge on the files of a folder, in as many calls as fit.
judge() {
    local folder=$1 subcommand=$2 api=$3
    # shellcheck disable=SC2086 # a command and its arguments
    find "$folder" -name '*.json' -print0 |
        xargs -0 -r -n 5000 -s 1000000 $command "$subcommand" --api "$api" -q
}

responses() {
    local folder=$1 dialect subcommand apis count api
    command=$(judge_command)
    wrong=$(mktemp -d)
    trap 'rm -rf "$wrong"' EXIT
    while read -r dialect subcommand apis; do
        count=$(find "$folder/$dialect" -name '*.json' 2>/dev/null | wc -l)
        # The tests of one module alone encode as many: with fewer, they were not recorded.
        [ "$count" -ge 100 ] || fail "only $count responses of $dialect in $folder"
        for api in $apis; do
            # What is right is accepted, and what is wrong is not: else the verdict says nothing.
            echo '{}' >"$wrong/case.json"
            judge "$wrong" "$subcommand" "$api" 2>/dev/null || fail "the judge cannot run: $command"
            echo '{"noSuchMember":1}' >"$wrong/case.json"
            ! judge "$wrong" "$subcommand" "$api" >/dev/null 2>&1 || fail 'the judge accepts anything'
            judge "$folder/$dialect" "$subcommand" "$api" || fail "responses of $dialect are refused"
            echo "$dialect: $count responses are right in $api"
        done
    done <<'END'
es-v2 es-webhook-response v2 v2beta1
es-v2beta1 es-webhook-response v2beta1
cx cx-webhook-response v3 v3beta1
END
}

case "${1:-}" in
command) judge_command ;;
responses) responses "${2:?a folder of responses}" ;;
*) fail 'command, or responses FOLDER' ;;
esac
