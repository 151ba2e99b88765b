#!/usr/bin/env bash
# Takes the picture of the landscape of a run from the real window: trains a network, opens the landscape of its run, and waits for it (some two minutes).
# Needs Xvfb, xdotool and ImageMagick. Usage: [PROGRAM=...] [IMAGES=...] scripts/screenshots_landscape.sh [1280x720] [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
size=${1:-1280x720}
folder=${2:-screenshots}
program=${PROGRAM:-target/release/brain-tumor-lab}
mkdir -p "$folder"

. scripts/real_window.sh

mkdir -p "$home/brain-tumor-lab"
printf 'version = 1\nexamples_seen = true\n' >"$home/brain-tumor-lab/settings.toml"
"$program" train --mode hard --images "${IMAGES:-40000}" --seed 1 --device cpu --run demo --runs "$home/brain-tumor-lab/runs" --out "$home/demo.model"
"$program" --seed 11 --device cpu 2>"$home/log" &
lab=$!
heard "first frame"
place
heard "picture 1 is on the table"
xdotool key ctrl+3
sleep 1
xdotool mousemove 622 80 click 1 # Runs
sleep 2
xdotool mousemove 369 119 click 1 # Landscape
sleep 1.5
xdotool mousemove 440 156 click 1 # the list of runs
sleep 1
xdotool mousemove 440 186 click 1 mousemove 4 4
# It is computed when a second has cost next to no processor time: clock ticks of a hundredth of a second.
ticks() { awk '{print $14 + $15}' "/proc/$lab/stat"; }
for _ in $(seq 400); do
    before=$(ticks)
    sleep 1
    [ $(($(ticks) - before)) -ge 15 ] || break
done
import -window root -define png:compression-level=9 "$folder/landscape.png"
xdotool key ctrl+q
wait "$lab" || true
! grep -i "panicked" "$home/log"
