#!/usr/bin/env bash
# Faults of the machine that a test cannot make without rights: full disks, folders that cannot be written, users without a home, drives and
# devices. Says aloud what this machine does not allow. Usage: scripts/faults.sh [PROGRAM]
set -uo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-${CARGO_TARGET_DIR:-target}/release/brain-tumor-lab}")
[ -x "$program" ] || { echo "there is no program to try: $program"; exit 2; }
place=$(mktemp -d)
disk=$place/disk
failures=0
mounts=()
trap 'for mount in "${mounts[@]}"; do umount "$mount" 2>/dev/null; done; rm -rf "$place"' EXIT
export HOME=$place/home XDG_CONFIG_HOME=$place/home
mkdir -p "$HOME" "$disk"
cd "$place"

wrong() { echo "WRONG: $*"; failures=$((failures + 1)); }
skip() { echo "skipped: $*"; }
# Runs the program for a minute at most; keeps what it says in $said and its exit code in $code.
lab() { said=$(timeout 60 "$program" "$@" 2>&1); code=$?; }
ends() { [ "$code" -eq "$1" ] || wrong "$2: exit code $code, not $1: $said"; }
says() { [[ $said == *"$1"* ]] || wrong "$2: \"$1\" is not in: $said"; }
tiny=(train --mode easy --architecture compact --images 64 --device cpu)

echo "== devices"
# Devices of our own: an administrator who tries a program that fails must not lose those of the system.
if [ "$(id -u)" -ne 0 ]; then
    null=/dev/null full=/dev/full
elif mknod null c 1 3 2>/dev/null && mknod full c 1 7 && : 2>/dev/null >null; then
    null=null full=full
else
    null='' full=''
    skip "devices: this machine lets nobody make one"
fi
if [ -c "$full" ]; then
    lab "${tiny[@]}" --runs runs --out "$null" --log "$full"
    ends 0 "a log that cannot be written"
    says "cannot write the log: no space left on device: $full" "a log that cannot be written"
    lab "${tiny[@]}" --runs runs --out "$full"
    ends 1 "a model that cannot be written"
    says "is kept in runs/" "a model that cannot be written"
    lab "${tiny[@]}" --runs runs --out "$null" --export "$null" --log "$null"
    ends 0 "one device for everything"
    [ -c "$null" ] && [ -c "$full" ] || wrong "a device was replaced by a file"
fi
mkfifo pipe
lab "${tiny[@]}" --runs runs --out pipe
ends 1 "a pipe that nobody reads from"
timeout 60 cat pipe >got &
lab "${tiny[@]}" --runs runs --out pipe
ends 0 "a pipe"
wait $!
[ -p pipe ] && [ -s got ] || wrong "a pipe was replaced, or got nothing"
for settings in "$HOME"/brain-tumor-lab/settings.toml; do
    [ ! -e "$settings" ] || wrong "a command wrote settings"
done

echo "== a full disk"
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=4m none "$disk" 2>/dev/null; then
    mounts+=("$disk")
    fill() { dd if=/dev/zero of="$disk/fill" bs=64k count="$((($(df --output=avail -B1 "$disk" | tail -1) - $1) / 65536))" 2>/dev/null; }
    empty() { rm -rf "${disk:?}"/* "${disk:?}"/.[!.]*; }
    left() { find "$disk" -mindepth 1 -name '.*' | grep -v '/lost+found$'; }

    echo mine >"$disk/old.model"
    fill 200000
    lab "${tiny[@]}" --runs runs --out "$disk/old.model" --log "$disk/log.csv"
    ends 1 "model on a full disk"
    says "no space left on device" "model on a full disk"
    [ "$(cat "$disk/old.model")" = mine ] || wrong "a model that was there is lost"
    [ -z "$(left)" ] || wrong "left behind: $(left)"
    empty

    fill 100000
    lab "${tiny[@]}" --runs "$disk/runs" --out kept.model
    ends 0 "run on a full disk"
    says "no space left on device" "run on a full disk"
    [ -s kept.model ] || wrong "the model is lost with its run"
    [ -z "$(left)" ] || wrong "left behind: $(left)"
    empty

    fill 100000
    lab "${tiny[@]}" --runs runs --out kept2.model --export "$disk/w.safetensors"
    ends 1 "weights on a full disk"
    [ -s kept2.model ] || wrong "the model is lost with its weights"
    [ -z "$(ls "$disk" | grep -v fill)" ] || wrong "left behind: $(ls "$disk")"
    empty

    fill 0
    dd if=/dev/zero of="$disk/rest" bs=1 count=65536 2>/dev/null
    lab "${tiny[@]}" --runs runs --out kept3.model --log "$disk/log.csv"
    ends 0 "log on a full disk"
    says "the training goes on without its log" "log on a full disk"
    empty

    for format in png pgm npz; do
        fill 500000
        lab generate --mode hard --count 3000 --format "$format" --out "$disk/data.new"
        ends 1 "dataset ($format) on a full disk"
        says "cannot write the dataset: no space left on device" "dataset ($format) on a full disk"
        [[ $said != *.dataset-* ]] || wrong "a name is said that is gone: $said"
        [ "$(ls -A "$disk")" = fill ] || wrong "left behind: $(ls -A "$disk")"
        empty
    done

    echo "== a drive that is mounted"
    lab generate --mode easy --count 4 --out "$disk"
    ends 0 "a dataset as a whole drive"
    [ -s "$disk/labels.csv" ] || wrong "the drive has no table"
    empty
    : >file && : >"$disk/other"
    if mount --bind "$disk/other" file 2>/dev/null; then
        mounts=("$place/file" "${mounts[@]}")
        lab "${tiny[@]}" --runs runs --out file
        ends 0 "a file on which a drive is mounted"
        [ -s "$disk/other" ] || wrong "the model is not in the file on which a drive is mounted"
        umount file
    fi

    echo "== a drive that cannot be written"
    empty
    echo mine >"$disk/old.csv"
    mount -o remount,ro "$disk"
    lab "${tiny[@]}" --runs runs --out "$disk/m.model"
    ends 1 "model on a drive for reading"
    says "read-only file system" "model on a drive for reading"
    lab "${tiny[@]}" --runs runs --out m.model --log "$disk/old.csv"
    ends 1 "log on a drive for reading"
    [ ! -e m.model ] || wrong "something was written before all was checked"
    lab generate --mode easy --count 4 --out "$disk/data"
    ends 1 "dataset on a drive for reading"
    XDG_CONFIG_HOME=$disk lab "${tiny[@]}" --out m.model
    ends 0 "a home for reading"
    says "The run is not saved: read-only file system" "a home for reading"
    XDG_CONFIG_HOME=$disk lab "${tiny[@]}" --out m2.model --run mine
    ends 1 "a run by name in a home for reading"
else
    skip "full disks and mounted drives: they need the rights of the administrator"
fi

echo "== a user without rights and without a home"
as_nobody=()
if [ "$(id -u)" -ne 0 ]; then
    skip "a user without a home: that needs the rights of the administrator"
elif command -v setpriv >/dev/null; then
    as_nobody=(setpriv --reuid=54321 --regid=54321 --clear-groups)
else
    skip "a user without a home: there is no setpriv"
fi
if [ ${#as_nobody[@]} -gt 0 ]; then
    chmod 755 "$place"
    cp "$program" lab && chmod 755 lab
    mkdir -m 777 open && mkdir -m 755 closed && echo mine >closed/old.model && mkdir -m 755 closed/empty
    nobody() { said=$(cd open && env -u HOME -u XDG_CONFIG_HOME timeout 60 "${as_nobody[@]}" ../lab "$@" 2>&1); code=$?; }
    nobody "${tiny[@]}" --out m.model
    ends 0 "no home"
    says "this training is not kept as a run" "no home"
    nobody "${tiny[@]}" --out m2.model --run mine
    ends 1 "a run by name without a home"
    [ ! -e open/m2.model ] || wrong "it was trained without the run that was asked for"
    for out in ../closed/old.model ../closed/new.model; do
        nobody "${tiny[@]}" --runs runs --out "$out"
        ends 1 "$out, which may not be written"
        says "permission denied" "$out, which may not be written"
    done
    [ "$(cat closed/old.model)" = mine ] || wrong "a file that may not be written was replaced"
    # Somebody else's file in a folder where nobody renames what others have, as the folder for temporary files.
    mkdir -m 1777 sticky && cp open/m.model sticky/shared.model && chmod 666 sticky/shared.model && number=$(stat -c %i sticky/shared.model)
    : >sticky/shared.model
    nobody "${tiny[@]}" --runs runs --out ../sticky/shared.model
    ends 0 "a file of somebody else's that all may write"
    [ -s sticky/shared.model ] && [ "$(stat -c %i sticky/shared.model)" = "$number" ] || wrong "a shared file was replaced or is empty"
    [ -z "$(find sticky -name ".*" -type f)" ] || wrong "left behind: $(ls -A sticky)"
    nobody generate --mode easy --count 4 --out ../closed/empty
    ends 1 "a folder that may not be written"
    # The administrator who writes a file of somebody else's leaves it theirs.
    cp open/m.model open/theirs.model && chown 54321:54321 open/theirs.model && chmod 640 open/theirs.model
    lab "${tiny[@]}" --runs runs --out open/theirs.model
    [ "$(stat -c %u:%g:%a open/theirs.model)" = 54321:54321:640 ] || wrong "owner or rights: $(stat -c %u:%g:%a open/theirs.model)"
fi

echo "== kills while something is written"
for _ in 1 2 3 4 5; do
    for format in png npz; do
        "$program" generate --mode hard --count 1000000 --format "$format" --out killed >/dev/null 2>&1 &
        child=$!
        sleep "0.$((RANDOM % 3 + 1))"
        kill -9 $child
        wait $child 2>/dev/null
    done
done
lab generate --mode easy --count 4 --out swept
ends 0 "a dataset after kills"
[ -z "$(find . -maxdepth 1 -name '.dataset-*')" ] || wrong "kills left behind: $(find . -maxdepth 1 -name '.dataset-*')"

[ "$failures" -eq 0 ] && echo "all held" || { echo "$failures did not hold"; exit 1; }
