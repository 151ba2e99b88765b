#!/usr/bin/env bash
# Training on the CPU against the strongest PyTorch of the same work, in turn: benches/against_best_pytorch.sh [NETWORK] [SECONDS] [PAIRS] [THREADS]
# PyTorch has channels innermost, fused updates and memory that is kept; each time with 32 and with 16 bits (bfloat16, which our program has not).
# NETWORK is compact, compact2, compact3, v6 or v9. Needs the release build (PROGRAM names another place of it) and a Python with torch and numpy
# (PYTHON names another one than python3).
set -euo pipefail
cd "$(dirname "$0")/.."
network=${1:-compact2} seconds=${2:-12} pairs=${3:-3} threads=${4:-2}
python=${PYTHON:-python3} program=${PROGRAM:-target/release/brain-tumor-lab}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$program" generate --mode hard --count 8000 --format npz --masks --seed 1 --out "$folder/train.npz" >/dev/null
speed() { "$python" -c 'import json, sys; print(json.load(sys.stdin)["images_per_second"])'; }
torch() { "$python" benches/torch_train.py "$network" "$folder/train.npz" --best --seconds "$seconds" --threads "$threads" "$@" | speed; }
for pair in $(seq "$pairs"); do
    full=$(torch)
    half=$(torch --bfloat16)
    ours=$("$program" bench train --architecture "$network" --device cpu --seconds "$seconds" --threads "$threads" --json | speed)
    "$python" -c "print(f'pair $pair: PyTorch float32 {$full:.0f}, bfloat16 {$half:.0f}, ours {$ours:.0f} images/s, ratios {$ours / $full:.2f} and {$ours / $half:.2f}')"
done
