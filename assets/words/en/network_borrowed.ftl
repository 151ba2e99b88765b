## Words of other rooms

network-knob-contrast = contrast
network-knob-flip = flip
network-knob-ghost-blur = ghost blur
network-knob-noise = noise
network-knob-rotate = rotate
network-knob-shade = shade
network-knob-move-right = move right
network-knob-move-down = move down
