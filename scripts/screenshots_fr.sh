#!/usr/bin/env bash
# Takes a picture of every room in French, and of every chapter of the lessons, from the real window.
# Needs Xvfb, xdotool and ImageMagick. Usage: [LANGUAGE=fr] [PROGRAM=...] scripts/screenshots_fr.sh [WIDTHxHEIGHT] [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
size=${1:-1280x720}
language=${LANGUAGE:-fr}
folder=${2:-screenshots/$language}
program=${PROGRAM:-target/release/brain-tumor-lab}
mkdir -p "$folder/lessons"

. scripts/real_window.sh

"$program" --seed 11 --device cpu --language "$language" 2>"$home/log" &
shot() { sleep "${2:-0.8}"; import -window root -define png:compression-level=9 "$folder/$1.png"; }

heard "first frame"
sleep 2
place
heard "picture 1 is on the table"
shot first-contact
xdotool key Escape
shot play
xdotool key b
heard "round 1 is finished"
xdotool key v
shot answer 4
xdotool key v
xdotool key question
shot keys
xdotool key Escape
xdotool key ctrl+2
shot factory 2
xdotool key ctrl+3 ctrl+t
heard "training has started"
sleep "${TRAIN_SECONDS:-25}"
shot train
xdotool key ctrl+1 ctrl+4
shot network 4
xdotool key s
shot sum 3
xdotool key ctrl+6
shot class 2
# The chapters train too: the training of the Train room waits meanwhile.
xdotool key ctrl+3
sleep 1
xdotool key p
sleep 1
xdotool key ctrl+5
# In the order of the list: by groups.
for chapter in 01-neuron 02-learning-rate 03-batches 04-momentum 05-convolution 06-pooling 07-output-layer 08-cross-entropy \
    09-overfitting 12-augmentation 13-shortcut 10-autoencoder 11-boltzmann; do
    xdotool key 1
    shot "lessons/$chapter" "${CHAPTER_SECONDS:-6}"
    xdotool key Next
done
