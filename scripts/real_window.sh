# For scripts that take pictures of the window, which source it with `size` set. Starts a screen of that size; gives `home`, an empty
# home that goes at the end (`new_home`: another one), `heard`, which waits for a line of "$home/log", and `place`, which lays the window
# over the screen.
exec 3< <(exec Xvfb -displayfd 1 -screen 0 "${size}x24" -nolisten tcp 2>/dev/null)
screen=$!
homes=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; kill "$screen" 2>/dev/null || true; rm -rf "$homes"' EXIT
read -r number <&3
export DISPLAY=":$number" RUST_LOG=brain_tumor_lab=info
new_home() {
    home=$(mktemp -d -p "$homes")
    export XDG_CONFIG_HOME="$home" XDG_RUNTIME_DIR="$home"
}
new_home
heard() { for _ in $(seq 600); do grep -q "$1" "$home/log" && return; sleep 0.1; done; cat "$home/log"; exit 1; }
place() {
    # A window cannot have the focus before it is seen.
    for _ in $(seq 50); do
        window=$(xdotool search --onlyvisible --name "Brain Tumor Lab" 2>/dev/null | head -n 1) && [ -n "$window" ] && break
        sleep 0.1
    done
    xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}" mousemove 4 4
    for _ in $(seq 50); do xdotool windowfocus "$window" 2>/dev/null && break; sleep 0.1; done
}
