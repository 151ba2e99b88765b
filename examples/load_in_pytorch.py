#!/usr/bin/env python3
"""Loads exported weights into PyTorch and compares its answers with ours.

    brain-tumor-lab generate --mode hard --count 100 --seed 5 --out data
    brain-tumor-lab train --mode hard --images 20000 --out my.model --export my.safetensors
    brain-tumor-lab predict --model my.safetensors --json $(find data -name '*.png') > ours.json
    examples/load_in_pytorch.py my.safetensors ours.json

A network that compares (`compare`) is given each picture and its difference from the base image; `predict` writes the differences as it gives
them to the network, and says in its answers where they are:

    brain-tumor-lab train --mode hard --architecture compare --images 20000 --out my.model --export my.safetensors
    brain-tumor-lab predict --model my.safetensors --differences differences --json $(find data -name '*.png') > ours.json

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
STRIDES = {
    "compact": [2, 2, 2, 2],
    "compact2": [2, 2, 1, 2, 1, 2, 1],
    "compact3": [2, 2, 1, 2, 1, 2, 1],
    "compare": [2, 2, 1, 2, 1, 2, 1],
    "compact_plain": [2, 2, 2, 2],
}


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


def normalised(images):
    """Gray values [N, 128, 96], each picture scaled by the mean and the standard deviation of its head: the pixels that differ by more than 30
    gray levels from the background, which the four upper rows show; all pixels where none does."""
    x = images.double()
    head = (x - x[:, :4].mean((1, 2), keepdim=True)).abs() > 30
    head |= ~head.any(2, keepdim=True).any(1, keepdim=True)
    count = head.sum((1, 2), keepdim=True)
    mean = (x * head).sum((1, 2), keepdim=True) / count
    spread = ((x - mean).square() * head).sum((1, 2), keepdim=True).div(count).sqrt() + 5
    return (0.7 * (x - mean) / spread).clamp(-3, 3).float().unsqueeze(1)


def read(paths):
    """Gray pictures as [N, 128, 96]."""
    return torch.from_numpy(np.stack([np.asarray(Image.open(path).convert("L")) for path in paths]))


def given(architecture, answers):
    """What the network is given for the pictures of the answers: [N, 1, 128, 96], or [N, 2, 128, 96] where it compares."""
    images = read(answer["file"] for answer in answers)
    if architecture == "compact3":
        return normalised(images)
    x = images.unsqueeze(1).float() / 128 - 0.4
    if architecture != "compare":
        return x
    if "difference" not in answers[0]:
        sys.exit("the network compares: let predict write what it was given, with --differences FOLDER")
    differences = read(answer["difference"] for answer in answers)
    return torch.cat([x, (differences.unsqueeze(1).float() - 128) / 32], 1)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: load_in_pytorch.py WEIGHTS.safetensors OURS.json")
    with safe_open(sys.argv[1], "pt") as file:
        description = json.loads(file.metadata()["brain_tumor_lab"])
        weights = {name: file.get_tensor(name) for name in file.keys()}
    architecture = description["record"]["settings"]["architecture"]
    network = Network(architecture, weights)
    missing, unexpected = network.load_state_dict(weights, strict=False)
    missing = [name for name in missing if not name.endswith("num_batches_tracked")]
    if missing or unexpected:
        sys.exit(f"the names differ: missing {missing}, unexpected {unexpected}")
    network.eval()

    with open(sys.argv[2]) as file:
        ours = json.load(file)
    with torch.no_grad():
        logits = network(given(architecture, ours))
    # Four classes, or one output that says how likely "ill" is.
    theirs = torch.softmax(logits, 1) if logits.shape[1] > 1 else torch.cat([torch.sigmoid(logits), torch.sigmoid(-logits)], 1)
    names = "ABCZ" if logits.shape[1] > 1 else ["ill", "healthy"]
    wanted = torch.tensor([[answer["probabilities"][name] for name in names] for answer in ours])
    difference = (theirs - wanted).abs().max().item()
    print(f"{len(ours)} pictures, largest difference {difference:.2e}")
    sys.exit(difference > 1e-4)


if __name__ == "__main__":
    main()
