## Words of other rooms

network-knob-contrast = contraste
network-knob-flip = miroir
network-knob-ghost-blur = flou fantôme
network-knob-noise = bruit
network-knob-rotate = rotation
network-knob-shade = teinte
network-knob-move-right = à droite
network-knob-move-down = vers le bas
