#!/bin/sh
# Copies the program beside this script into a folder of programs, with its entry in the menu of the desktop, manual and completions.
# Nothing needs an administrator for the usual place. Usage: ./install.sh [PREFIX]; PREFIX is ~/.local where it is not given.
# It can be run without installing too: bin/brain-tumor-lab.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=${1:-$HOME/.local}
mkdir -p "$prefix"
prefix=$(cd "$prefix" && pwd)
list=share/doc/brain-tumor-lab/installed-files
cd "$here"
# What an older version has installed goes first: the new one may have other files.
[ ! -e "$prefix/$list" ] || sh "$here/uninstall.sh" "$prefix" >/dev/null
files=$(find bin share -type f | sort)
echo "$files" | while IFS= read -r file; do
    mkdir -p "$prefix/$(dirname "$file")"
    cp "$file" "$prefix/$file"
done
# A desktop need not look for programs in this folder: its entry names the whole path.
entry=$prefix/share/applications/org.brain_tumor_lab.BrainTumorLab.desktop
sed "s|^Exec=brain-tumor-lab|Exec=\"$prefix/bin/brain-tumor-lab\"|" "share/applications/${entry##*/}" >"$entry"
cp uninstall.sh "$prefix/share/doc/brain-tumor-lab/uninstall.sh"
{ echo "$files"; echo share/doc/brain-tumor-lab/uninstall.sh; echo "$list"; } >"$prefix/$list"
sh "$here/uninstall.sh" --tell-the-desktop "$prefix"
echo "installed in $prefix; $prefix/share/doc/brain-tumor-lab/uninstall.sh removes it"
case ":$PATH:" in
    *":$prefix/bin:"*) ;;
    *) echo "$prefix/bin is not in PATH: type $prefix/bin/brain-tumor-lab, or start it from the menu" ;;
esac
