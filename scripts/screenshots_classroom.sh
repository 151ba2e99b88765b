#!/usr/bin/env bash
# Takes the pictures of docs/teaching.md from the real window in presentation mode, by keys alone.
# Needs Xvfb, xdotool and ImageMagick. Usage: scripts/screenshots_classroom.sh [WIDTHxHEIGHT] [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
size=${1:-1920x1080}
folder=${2:-screenshots/classroom}
program=${PROGRAM:-target/release/brain-tumor-lab}
mkdir -p "$folder"

. scripts/real_window.sh

# Starts the program in a home of its own with these settings of the class, in the room of the class.
start() {
    new_home
    mkdir -p "$home/brain-tumor-lab"
    printf 'version = 1\nexamples_seen = true\n[appearance]\npresentation = true\n[class]\n%s\n' "$1" >"$home/brain-tumor-lab/settings.toml"
    shift
    "$program" --seed 11 --device cpu "$@" 2>"$home/log" &
    running=$!
    heard "picture 1 is on the table"
    place
    sleep 1
}
stop() { xdotool key ctrl+q; wait "$running"; }
shot() { sleep 0.7; import -window root -define png:compression-level=9 "$folder/$1.png"; }
press() { for key in "$@"; do xdotool key "$key"; sleep 0.12; done; }

# A vote of 28 people with a talk.
start $'people = 28\nlook_seconds = 20\nseed = 2019'
press ctrl+6 space
heard "picture 1 of the class is on the table"
press space
for key in a a a a a a b b b b b b b b b c c c c c c c c z z z; do press $key; done
shot vote
press space t
for key in a a a b b b b b b b b b b b b b b c c c c c c c z z; do press $key; done
press space
sleep 1
press space
shot reveal
stop

# Two teams.
start $'people = 26\nis_timed = false\nhas_teams = true\nseed = 2020'
press ctrl+6 space
heard "picture 1 of the class is on the table"
press space
for key in a a a c c c c c c c c z; do press $key; done
press Right
for key in a b b b b b b b c c c c; do press $key; done
press space
sleep 1
press space
shot teams
stop

# Chips, and what sureness is worth after 24 pictures.
start $'is_timed = false\nby_chips = true\nseed = 2021'
press ctrl+6 space
heard "picture 1 of the class is on the table"
press space c
shot chips
press 2 space
sleep 1
press space
answers=(a 1 b 2 c 3 z 2 c 1 b 3 a 2 z 1 c 2 b 1 a 3 z 3 c 2 b 2 a 1 z 2 c 3 b 1 a 2 z 1 c 2 b 3 a 1)
for round in $(seq 2 24); do
    press space
    heard "picture $round of the class is on the table"
    press space "${answers[$((2 * round - 4))]}" "${answers[$((2 * round - 3))]}" space
    sleep 0.5
    press space
done
press k
shot calibration
stop

# A test of ten pictures.
start $'is_timed = false\nis_test = true\ntest_pictures = 10\nseed = 2022'
press ctrl+6 Page_Down space
sleep 2
for key in a b c z a b c z c b; do
    press $key
    sleep 1
done
press space
shot test
stop

# The bias lab, by one person who mostly follows the adviser.
start $'is_timed = false\nseed = 2019'
press ctrl+6 Page_Down Page_Down space
sleep "${SEARCH_SECONDS:-12}"
number=0
for key in a b c z a b c z a b c z a b c z a b c z a b c z; do
    number=$((number + 1))
    if [ "$number" -eq 3 ]; then shot bias; fi
    press $key
    sleep 0.3
done
for _ in $(seq 12); do press space; sleep 0.3; done
shot report
stop

# A step of a lesson, with its question.
start $'seed = 2019' --lesson too-fast-too-slow
press alt+3
sleep 2
shot lesson
press ctrl+w
stop
