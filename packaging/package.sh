#!/usr/bin/env bash
# Builds the packages of the system that it runs on, into target/package: README.md in this folder says which. On Windows it runs in the
# bash that comes with git. Usage: packaging/package.sh [PROGRAM]; PROGRAM is a program that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."
name=brain-tumor-lab
id=org.brain_tumor_lab.BrainTumorLab
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
case "$(uname -s)" in
    Linux) system=linux ;;
    Darwin) system=macos ;;
    MINGW* | MSYS* | CYGWIN*) system=windows ;;
    *) echo "there are no packages for $(uname -s)" >&2; exit 2 ;;
esac
suffix=
[ "$system" != windows ] || suffix=.exe
out=target/package
stage=$out/stage
rm -rf "$out"
mkdir -p "$stage/bin"

# Tools in the versions that are named here; one that is there already is not built again.
tool() {
    [ "$(cargo "${1#cargo-}" --version 2>/dev/null | awk '{ print $NF }')" = "$2" ] || cargo install --quiet --locked "$1@$2" "${@:3}"
}

program=${1:-}
if [ -z "$program" ]; then
    # A build of files that were committed only after it says "with changes": it is told to look again.
    program=${CARGO_TARGET_DIR:-target}/release/$name$suffix
    cargo build --release --locked
    case "$("$program" --version)" in
        *"with changes"*) touch build.rs && cargo build --release --locked ;;
    esac
fi
cp "$program" "$stage/bin/$name$suffix"
"$stage/bin/$name$suffix" --version

# The names of functions, which are for debuggers alone, are three tenths of the program.
[ "$system" = windows ] || strip "$stage/bin/$name"

tool cargo-about 0.9.3 --features cli
doc=$stage/share/doc/$name
mkdir -p "$doc"
cargo about generate --locked --fail -c packaging/about.toml -o "$doc/THIRD-PARTY-LICENCES.txt" packaging/about.hbs
cp README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE docs/teaching.md docs/lesson-files.md assets/fonts/INTER-LICENSE.txt "$doc"

for_linux() {
    local share=$stage/share size
    for size in 16 24 32 48 64 128 256 512; do
        install -D -m 644 "packaging/icons/$size.png" "$share/icons/hicolor/${size}x$size/apps/$id.png"
    done
    install -D -m 644 packaging/linux/$id.desktop "$share/applications/$id.desktop"
    install -D -m 644 packaging/linux/$id.metainfo.xml "$share/metainfo/$id.metainfo.xml"
    install -D -m 644 packaging/linux/$id.xml "$share/mime/packages/$id.xml"
    install -D -m 644 -t "$share/man/man1" packaging/man/*.1
    install -D -m 644 packaging/completions/$name.bash "$share/bash-completion/completions/$name"
    install -D -m 644 packaging/completions/_$name "$share/zsh/vendor-completions/_$name"
    install -D -m 644 packaging/completions/$name.fish "$share/fish/vendor_completions.d/$name.fish"

    tool cargo-deb 3.8.0
    cargo deb --no-build --no-strip --output "$out/"

    # The same files for systems without .deb; zsh looks elsewhere outside of Debian.
    mkdir -p "$share/zsh/site-functions"
    mv "$share/zsh/vendor-completions/_$name" "$share/zsh/site-functions/"
    rmdir "$share/zsh/vendor-completions"
    install -m 755 packaging/linux/install.sh packaging/linux/uninstall.sh "$stage"
    local folder
    folder=$name-$version-linux-$(uname -m)
    mv "$stage" "$out/$folder"
    tar -C "$out" --owner=0 --group=0 --sort=name -czf "$out/$folder.tar.gz" "$folder"
    rm -rf "${out:?}/$folder"
}

# Never run by those who wrote it: see README.md.
for_macos_or_windows() {
    tool cargo-packager 0.11.8
    mkdir -p "$out/files"
    cp "$stage/bin/$name$suffix" "$doc"/* "$out/files"
    if [ "$system" = macos ]; then
        cargo packager --formats app,dmg --binaries-dir "$stage/bin" --out-dir "$out"
    else
        cargo packager --formats wix --binaries-dir "$stage/bin" --out-dir "$out"
        powershell -Command "Compress-Archive -Path $out/files/* -DestinationPath $out/$name-$version-windows-x86_64.zip"
    fi
    rm -rf "$stage" "$out/files"
}

if [ "$system" = linux ]; then for_linux; else for_macos_or_windows; fi
cd "$out"
sums=sha256sum
command -v sha256sum >/dev/null || sums="shasum -a 256"
find . -maxdepth 1 -type f ! -name SHA256SUMS | sed 's|^\./||' | sort | xargs $sums >SHA256SUMS
cat SHA256SUMS
