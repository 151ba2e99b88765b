#!/usr/bin/env bash
# Tries the .deb as somebody does who has just installed Debian: a fresh root in a folder, the package in it, the program started as an
# ordinary user in a window, a round played by keys, and the package removed. Says what each step left behind, and fails where the program
# leaves more than the user's own files. Needs an administrator, debootstrap, Xvfb, xdotool and a mirror of Debian.
# Usage: scripts/try_package.sh [PACKAGE.deb] [ROOT]; ROOT is kept where it is given, and used again.
set -euo pipefail
cd "$(dirname "$0")/.."
package=$(realpath "${1:-$(ls target/package/*.deb)}")
place=$(mktemp -d)
root=${2:-$place/root}
user=teacher
say() { echo "== $*"; }
fail() { echo "WRONG: $*"; exit 1; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# All files but those that apt, dpkg and other tools of the system keep for themselves.
files() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./sys -o -path ./tmp -o -path ./home -o -path ./var/log \
        -o -path ./var/cache -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) -prune -o -print | sort)
}
server= program=
finish() {
    for process in "$program" "$server"; do
        [ -z "$process" ] || kill "$process" 2>/dev/null || true
    done
    for mounted in dev proc; do
        ! mountpoint -q "$root/$mounted" || umount "$root/$mounted" || umount --lazy "$root/$mounted" || true
    done
    # The root shows the machine's own /dev: nothing is deleted through it.
    if mountpoint -q "$root/dev" || mountpoint -q "$root/proc"; then
        echo "$root/dev or $root/proc is still mounted: $place stays"
    else
        rm -rf --one-file-system "$place"
    fi
}
trap finish EXIT

say "a fresh Debian root"
if [ ! -e "$root/etc/debian_version" ]; then
    debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian >"$place/debootstrap.log" 2>&1 || {
        tail -n 20 "$place/debootstrap.log"
        fail "there is no root"
    }
fi
inside id "$user" >/dev/null 2>&1 || inside useradd --create-home "$user"
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
# In a root that is used again, what a run that was broken off has left goes first.
inside apt-get purge -y -q brain-tumor-lab >/dev/null 2>&1 || true
inside apt-get autoremove -y -q --purge >/dev/null 2>&1
rm -rf "$root/home/$user/.config" "$root/home/$user/.cache"
echo "Debian $(cat "$root/etc/debian_version"), $(inside dpkg-query -f '.\n' -W | wc -l) packages, $(du -sxm "$root" | cut -f1) MB"

say "installed"
inside apt-get update -q >/dev/null
inside apt-get clean
files >"$place/before"
inside dpkg-query -f '${Package}\n' -W | sort >"$place/packages-before"
inside apt-mark showmanual | sort >"$place/manual-before"
cp "$package" "$root/tmp/package.deb"
inside apt-get install -y -q --no-install-recommends /tmp/package.deb >"$place/install.log" 2>&1 || {
    tail -n 20 "$place/install.log"
    fail "it cannot be installed"
}
echo "$(basename "$package"): $(stat -c %s "$package") bytes; program: $(stat -c %s "$root/usr/bin/brain-tumor-lab") bytes"
echo "it needs $(($(inside dpkg-query -f '.\n' -W | wc -l) - $(wc -l <"$place/packages-before") - 1)) packages more than a root without a desktop has"
inside dpkg -L brain-tumor-lab >"$place/own"
echo "$(wc -l <"$place/own") files and folders"
inside brain-tumor-lab --version
inside brain-tumor-lab predict --model hard /usr/share/icons/hicolor/256x256/apps/org.brain_tumor_lab.BrainTumorLab.png >/dev/null && echo "a picture is classified"

say "started as $user"
exec 3< <(exec Xvfb -displayfd 1 -screen 0 1280x720x24 -nolisten tcp 2>/dev/null)
server=$!
read -r display <&3
export DISPLAY=":$display"
# The program on the display; its log comes back through a pipe, line by line.
as_user() {
    exec chroot --userspec="$user:$user" "$root" env -i PATH=/usr/bin:/bin HOME=/home/$user LANG=C.UTF-8 DISPLAY="$DISPLAY" \
        RUST_LOG=brain_tumor_lab=info "$@"
}
hear() { # waits for words in what the program says, or has said
    local line
    ! grep -q "$1" "$place/said" || return 0
    while IFS= read -r -t 60 -u 4 line; do
        echo "$line" >>"$place/said"
        [[ $line != *"$1"* ]] || return 0
    done
    cat "$place/said"
    fail "waited in vain for \"$1\""
}
press() { xdotool key "$@"; }
times=()
for start in 1 2 3 4 5; do
    : >"$place/said"
    before=${EPOCHREALTIME/./}
    exec 4< <(as_user brain-tumor-lab --seed 7 --device cpu 2>&1)
    program=$!
    hear "first frame"
    times+=($(((${EPOCHREALTIME/./} - before) / 1000)))
    hear "picture 1 is on the table"
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --name "Brain Tumor Lab" 2>/dev/null | head -n 1) && xdotool windowfocus "$window" 2>/dev/null && break
        sleep 0.05
    done
    if [ "$start" = 1 ]; then
        # The examples for somebody who has never played go away with any key.
        press Escape
        hear "the examples are put away"
        press a
        hear "round 1 is finished"
        echo "a round is played"
        [ -z "${SHOT:-}" ] || import -window root "$SHOT"
    fi
    sleep 0.3
    press ctrl+q
    while IFS= read -r -t 20 -u 4 line; do echo "$line" >>"$place/said"; done
    exec 4<&-
    program=
    ! grep -q panicked "$place/said" || fail "it panicked: $(cat "$place/said")"
done
sorted=$(printf '%s\n' "${times[@]}" | sort -n | tr '\n' ' ')
echo "from the start to the first frame, five starts: ${times[*]} ms; median $(echo "$sorted" | cut -d' ' -f3) ms"

say "removed"
inside apt-get purge -y -q brain-tumor-lab >"$place/remove.log" 2>&1
left=$(while IFS= read -r file; do [ -d "$root$file" ] || [ ! -e "$root$file" ] || echo "$file"; done <"$place/own")
[ -z "$left" ] || fail "files of the package are left: $left"
inside apt-get autoremove -y -q --purge >>"$place/remove.log" 2>&1
inside apt-get clean
rm -f "$root/tmp/package.deb"
files >"$place/after"
left=$(comm -13 "$place/before" "$place/after")
# What the libraries' own packages leave is not ours, and is said.
echo "${left:-nothing is left outside of the home folder}" | sed 's/^/left: /'
! echo "$left" | grep -i "brain" || fail "the program has left something"
[ -z "$(comm -13 "$place/packages-before" <(inside dpkg-query -f '${Package}\n' -W | sort))" ] || fail "packages are left"
echo "the user's own files:"
(cd "$root/home/$user" && find . -type f -newer "$place/before" -printf '  ~/%P  %s bytes\n' | sort)
say "done"
