#!/bin/sh
# Removes what install.sh has copied, and the folders that are empty then. Settings, runs and everything else of the user's stay.
# Usage: ./uninstall.sh [PREFIX]; PREFIX is ~/.local where it is not given.
set -eu
# Tells the desktop of new or removed entries, kinds of files and icons, where it has programs for that.
tell_the_desktop() {
    for command in "update-desktop-database -q $1/share/applications" "update-mime-database $1/share/mime" \
        "gtk-update-icon-cache -q -t -f $1/share/icons/hicolor"; do
        # shellcheck disable=SC2086 # a command and its arguments
        ! command -v "${command%% *}" >/dev/null || $command >/dev/null 2>&1 || true
    done
}
if [ "${1:-}" = --tell-the-desktop ]; then
    tell_the_desktop "$2"
    exit
fi
prefix=${1:-$HOME/.local}
list=$prefix/share/doc/brain-tumor-lab/installed-files
[ -e "$list" ] || { echo "it is not installed in $prefix" >&2; exit 1; }
files=$(cat "$list")
echo "$files" | while IFS= read -r file; do
    rm -f "$prefix/$file"
done
echo "$files" | while IFS= read -r file; do
    folder=$(dirname "$file")
    while [ "$folder" != . ] && rmdir "$prefix/$folder" 2>/dev/null; do folder=$(dirname "$folder"); done
done
tell_the_desktop "$prefix"
echo "removed from $prefix"
