#!/usr/bin/env bash
# Training on the CPU against PyTorch as people run it, in turn: benches/against_pytorch.sh [NETWORK] [SECONDS] [PAIRS] [THREADS]
# NETWORK is compact, compact2, compact3, v6 or v9. Needs the release build (PROGRAM names another place of it) and a Python with torch and numpy
# (PYTHON names another one than python3). against_best_pytorch.sh makes PyTorch as fast as it can be.
set -euo pipefail
cd "$(dirname "$0")/.."
network=${1:-compact} seconds=${2:-60} pairs=${3:-3} threads=${4:-2}
python=${PYTHON:-python3} program=${PROGRAM:-target/release/brain-tumor-lab}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$program" generate --mode hard --count 20000 --format npz --masks --seed 1 --out "$folder/train.npz" >/dev/null
speed() { "$python" -c 'import json, sys; print(json.load(sys.stdin)["images_per_second"])'; }
for pair in $(seq "$pairs"); do
    theirs=$("$python" benches/torch_train.py "$network" "$folder/train.npz" --seconds "$seconds" --threads "$threads" | speed)
    ours=$("$program" bench train --architecture "$network" --device cpu --seconds "$seconds" --threads "$threads" --json | speed)
    "$python" -c "print(f'pair $pair: PyTorch {$theirs:.0f}, ours {$ours:.0f} images/s, ratio {$ours / $theirs:.2f}')"
done
