#!/usr/bin/env bash
# Learning HARD from nothing against PyTorch, in turn: benches/learn_against_pytorch.sh [NETWORK] [SECONDS] [PAIRS] [THREADS]
# The same network, optimizer, questions and pictures; a row each with the time to 90, 95 and 98 % and the accuracy at the end. NETWORK is compact,
# compact2 or compact3. KINDS="float32 bfloat16" runs PyTorch both ways; PICTURES says how many it reads from memory (each takes 25 KB).
# Needs the release build (PROGRAM names another place of it) and a Python with torch and numpy (PYTHON names another one than python3).
set -euo pipefail
cd "$(dirname "$0")/.."
network=${1:-compact2} seconds=${2:-30} pairs=${3:-3} threads=${4:-2}
python=${PYTHON:-python3} program=${PROGRAM:-target/release/brain-tumor-lab} kinds=${KINDS:-float32} pictures=${PICTURES:-60000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

make() { "$program" generate --mode hard --format npz --out "$folder/$1.npz" "${@:2}" >/dev/null; }
make train --count "$pictures" --seed 1 --masks
make validation --count 2000 --seed 2
make test --count 10000 --seed 3
row() {
    "$python" -c '
import json, sys
report = json.load(sys.stdin)
moment = lambda first: "%5.1f s %6d" % (first["seconds"], first["images"]) if first else "%14s" % "never"
reached = "  ".join("%s %%: %s" % (percent, moment(first)) for percent, first in report["reached"].items())
end = "%(seconds).1f s, %(images)d pictures, %(images_per_second).0f/s" % report
print("%-17s seed %d  %s  |  %s: %.2f %%" % (sys.argv[1], report["seed"], reached, end, 100 * report["accuracy"]))
' "$1"
}
for seed in $(seq "$pairs"); do
    for kind in $kinds; do
        flags=()
        [ "$kind" = bfloat16 ] && flags+=(--bfloat16)
        "$python" benches/torch_learn.py "$network" "$folder"/{train,validation,test}.npz --seconds "$seconds" --seed "$seed" \
            --threads "$threads" ${flags[@]+"${flags[@]}"} | row "PyTorch $kind"
    done
    "$program" bench learn --architecture "$network" --device cpu --seconds "$seconds" --seed "$seed" --threads "$threads" --json \
        2>/dev/null | row ours
done
