# For scripts that take pictures of the window, which source it with `size` set. Starts a screen of that size; gives `home`, an empty
# home that goes at the end, `heard`, which waits for a line of "$home/log", and `place`, which lays the window over the screen.
home=$(mktemp -d)
exec 3< <(exec Xvfb -displayfd 1 -screen 0 "${size}x24" -nolisten tcp 2>/dev/null)
read -r number <&3
export DISPLAY=":$number" XDG_CONFIG_HOME="$home" XDG_RUNTIME_DIR="$home" RUST_LOG=brain_tumor_lab=info
trap 'kill $(jobs -p) 2>/dev/null; pkill -f "Xvfb -displayfd 1 -screen 0 ${size}x24" || true; rm -rf "$home"' EXIT
heard() { for _ in $(seq 600); do grep -q "$1" "$home/log" && return; sleep 0.1; done; cat "$home/log"; exit 1; }
place() {
    window=$(xdotool search --name "Brain Tumor Lab" | head -n 1)
    xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}" windowfocus "$window" mousemove 4 4
}
