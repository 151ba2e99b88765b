#!/usr/bin/env bash
# Takes the pictures of the README from the real window: twenty rounds by keyboard while a network learns.
# Needs Xvfb, xdotool and ImageMagick. Usage: [PROGRAM=...] scripts/screenshots.sh [WIDTHxHEIGHT] [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
size=${1:-1280x720}
folder=${2:-screenshots}
program=${PROGRAM:-target/release/brain-tumor-lab}
mkdir -p "$folder"

. scripts/real_window.sh

"$program" --seed 11 --device cpu 2>"$home/log" &
lab=$!
shot() { sleep 0.7; import -window root -define png:compression-level=9 "$folder/$1.png"; }

heard "first frame"
place
heard "picture 1 is on the table"
shot first-contact
xdotool key Escape
shot play
xdotool key ctrl+t
heard "training has started"
keys=(a b c z b c a z c b a z b b c a z c a b)
for round in $(seq 20); do
    heard "picture $round is on the table"
    sleep 0.3
    xdotool key "${keys[$((round - 1))]}"
    heard "round $round is finished"
    if [ "$round" -eq 20 ]; then
        shot answer
        xdotool key v
        shot evidence
        xdotool key v
    fi
    xdotool key space
done
xdotool key ctrl+3
sleep "${TRAIN_SECONDS:-150}"
xdotool mousemove 620 300
shot train
xdotool mousemove 562 80 click 1 mousemove 4 4
shot race
xdotool key ctrl+1
sleep 1
xdotool key s
shot matrix
xdotool key Escape
sleep 0.5
xdotool key ctrl+3
sleep 0.5
xdotool mousemove 619 80 click 1
sleep 1
xdotool mousemove 310 518 click 1 mousemove 4 4
sleep 0.5
shot runs
xdotool key ctrl+4
sleep 2
xdotool mousemove 442 218 click 1
sleep 1
xdotool mousemove 4 4
shot network
xdotool key s
sleep 0.5
xdotool mousemove 655 331 click 1
sleep 1
shot sum
xdotool key t
sleep 6
xdotool key --delay 80 --repeat 14 Left
xdotool mousemove 4 4 # no tooltip over the chart
sleep 6
shot time-machine
xdotool key ctrl+3
sleep 0.5
xdotool mousemove 327 80 click 1
xdotool mousemove 4 4 key F11
shot train_presentation
xdotool key ctrl+1
heard "picture 21 is on the table"
sleep 1
xdotool key c
shot answer_presentation
xdotool key F11
sleep 1
xdotool key ctrl+3
sleep 0.7
xdotool mousemove 343 79 click 1
sleep 0.5
xdotool mousemove 1154 587 click 1
sleep 2
xdotool key ctrl+1 key space
sleep 2
xdotool key b
sleep 1.5
xdotool mousemove 4 4
shot loss-in-play
xdotool key ctrl+2
sleep 1
drag() { xdotool mousemove "$1" "$2" mousedown 1; for step in 1 2 3 4 5; do xdotool mousemove $(($1 + step * $3 / 5)) $(($2 + step * $4 / 5)); sleep 0.1; done; xdotool mouseup 1; sleep 0.3; }
drag 190 374 -30 0
drag 172 398 30 0
drag 186 182 16 0
drag 1061 478 20 30
xdotool mousemove 4 4
shot this-picture
target="$home/target.png"
import -window root -crop 384x512+822+170 "$target"
xdotool mousemove 188 122 click 1 mousemove 610 79 click 1
sleep 0.7
xdotool mousemove 813 486 click 1
sleep 1.5
xdotool type --delay 5 "$target"
xdotool key Return
sleep 1.5
xdotool mousemove 4 4
shot target
xdotool mousemove 398 79 click 1 mousemove 256 82 click 1
sleep 0.5
shot recipe
xdotool mousemove 459 79 click 1
sleep 0.5
xdotool mousemove 567 158 click 1 mousemove 4 4
shot peel
xdotool mousemove 667 79 click 1 mousemove 4 4
shot grid
xdotool mousemove 240 692 click 1 mousemove 4 4
shot export
xdotool key Escape
sleep 0.5
xdotool mousemove 531 79 click 1 mousemove 4 4
shot difference
xdotool mousemove 841 79 click 1
sleep 0.5
xdotool mousemove 1200 206 click 1 mousemove 4 4
sleep "${SWEEP_SECONDS:-45}"
shot breaking-point
xdotool mousemove 938 79 click 1
sleep 0.5
xdotool mousemove 618 160 click 1
sleep 0.5
shot region
xdotool mousemove 4 4
sleep 0.5
xdotool key ctrl+q
sleep 1
xdotool key ctrl+q # it asks once, as a network learns
wait "$lab" || true
cp "$home/log" "$home/log.first"

# The two alterations that are off in EASY and HARD: the recipe of a fixture with their switches on.
recipe="$home/rotate and flip.toml"
sed 's/^\[alterations\.switches\]/&\nrotate = true\nflip = true/' tests/fixtures/recipe-0.1.toml >"$recipe"
printf '[alterations.flip]\nprobability = 1.0\n[alterations.rotate.degrees]\nkind = "uniform"\nlow = 24.0\nhigh = 25.0\n' >>"$recipe"
"$program" --seed 11 --device cpu --recipe "$recipe" 2>"$home/log" &
turned=$!
heard "picture 1 is on the table"
heard "first frame"
place
sleep 2
xdotool key ctrl+2
sleep 1
xdotool mousemove 459 79 click 1
sleep 1
xdotool mousemove 710 158 click 1 mousemove 4 4
sleep 1
shot rotate-flip
xdotool key ctrl+q
wait "$turned" || true
cp "$home/log" "$home/log.turned"
# A painted brain, where the network for any base image plays; the settings are those that the first run left.
"$program" --seed 11 --device cpu --base random:48213 2>"$home/log" &
brain=$!
heard "picture 1 is on the table"
heard "first frame"
place
sleep 1
shot new-brain
xdotool key b
sleep 1.5
xdotool key space
sleep 1.5
xdotool key a
sleep 1.5
xdotool key v
sleep 2
shot any-brain
xdotool key v key ctrl+2
sleep 1.5
xdotool mousemove 531 79 click 1
sleep 1
xdotool mousemove 1195 606 click 1
sleep 1.5
xdotool mousemove 4 4
shot aligned
xdotool key ctrl+q
wait "$brain" || true
grep -c "is finished" "$home/log.first"
! grep -i "panicked" "$home"/log*
