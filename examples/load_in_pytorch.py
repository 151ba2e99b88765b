#!/usr/bin/env python3
"""Loads exported weights into PyTorch and compares its answers with ours.

    brain-tumor-lab generate --mode hard --count 100 --seed 5 --out data
    brain-tumor-lab train --mode hard --images 20000 --out my.model --export my.safetensors
    brain-tumor-lab predict --model my.safetensors --json $(find data -name '*.png') > ours.json
    examples/load_in_pytorch.py my.safetensors ours.json

Prints the largest difference between two probabilities; exit code 1 when it is above 1e-4. Needs torch, numpy, pillow and
safetensors.
"""
import json
import sys

import numpy as np
import torch
from PIL import Image
from safetensors import safe_open
from torch import nn

# Strides of the blocks with normalisation, and of the convolutions without.
STRIDES = {"compact": [2, 2, 2, 2], "compact2": [2, 2, 1, 2, 1, 2, 1], "compact_plain": [2, 2, 2, 2]}


class Block(nn.Module):
    """Convolution without bias, batch normalisation, ReLU."""

    def __init__(self, weight, stride):
        super().__init__()
        outputs, inputs, kernel, _ = weight.shape
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x):
        return torch.relu(self.norm(self.conv(x)))


class Network(nn.Module):
    """Any of the program's networks; the names of its parts are those in the file."""

    def __init__(self, architecture, weights):
        super().__init__()
        self.lecture = architecture not in STRIDES
        strides = STRIDES.get(architecture, [1] * 8)
        of_kind = lambda kind: [weights[name] for name in sorted(weights) if name.startswith(kind) and name.endswith("weight")]
        self.blocks = nn.ModuleList(Block(w, s) for w, s in zip((w for w in of_kind("blocks") if w.dim() == 4), strides))
        pad = lambda w: 0 if self.lecture else w.shape[2] // 2
        self.convolutions = nn.ModuleList(
            nn.Conv2d(w.shape[1], w.shape[0], w.shape[2], s, pad(w)) for w, s in zip(of_kind("convolutions"), strides)
        )
        self.dense = nn.ModuleList(nn.Linear(w.shape[1], w.shape[0]) for w in of_kind("dense"))
        head = weights["head.weight"]
        self.head = nn.Linear(head.shape[1], head.shape[0])

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        for convolution in self.convolutions:
            x = torch.relu(convolution(x))
            if self.lecture:
                x = nn.functional.max_pool2d(x, 2)
        x = x.flatten(1) if self.lecture else torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)
        for dense in self.dense:
            x = torch.relu(dense(x))
        return self.head(x)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: load_in_pytorch.py WEIGHTS.safetensors OURS.json")
    with safe_open(sys.argv[1], "pt") as file:
        description = json.loads(file.metadata()["brain_tumor_lab"])
        weights = {name: file.get_tensor(name) for name in file.keys()}
    network = Network(description["record"]["settings"]["architecture"], weights)
    missing, unexpected = network.load_state_dict(weights, strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unexpected:
        sys.exit(f"the names differ: missing {missing}, unexpected {unexpected}")
    network.eval()

    with open(sys.argv[2]) as file:
        ours = json.load(file)
    images = np.stack([np.asarray(Image.open(answer["file"]).convert("L")) for answer in ours])
    x = torch.from_numpy(images).unsqueeze(1).float() / 128 - 0.4
    with torch.no_grad():
        theirs = torch.softmax(network(x), 1)
    wanted = torch.tensor([[answer["probabilities"][name] for name in "ABCZ"] for answer in ours])
    difference = (theirs - wanted).abs().max().item()
    print(f"{len(ours)} pictures, largest difference {difference:.2e}")
    sys.exit(difference > 1e-4)


if __name__ == "__main__":
    main()
