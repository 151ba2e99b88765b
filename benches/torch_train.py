#!/usr/bin/env python3
"""PyTorch training two of our networks: the same layers, the same work, the same machine. `against_pytorch.sh` runs it in turn with
`brain-tumor-lab bench train`.

Usage: torch_train.py compact|v6 TRAIN.npz [--seconds 60] [--threads 2] [--batch N]

The file holds `images` (N, 128, 96) uint8 and `labels` (N,) uint8 (`brain-tumor-lab generate --format npz`). Needs torch and
numpy. Prints one JSON object: images per second of training (forward, backward, optimizer step).
"""
import argparse
import json
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Compact(nn.Module):
    """Four stride-2 convolutions with normalisation, then mean and maximum of every map."""

    def __init__(self):
        super().__init__()
        sizes = [(1, 16, 5), (16, 32, 3), (32, 64, 3), (64, 128, 3)]
        layers = [
            layer
            for inputs, outputs, kernel in sizes
            for layer in (nn.Conv2d(inputs, outputs, kernel, 2, kernel // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())
        ]
        self.features = nn.Sequential(*layers)
        self.head = nn.Linear(256, 4)

    def forward(self, x):
        maps = self.features(x)
        return self.head(torch.cat([maps.mean((2, 3)), maps.amax((2, 3))], 1))


def v6():
    """The lecture's v6."""
    sizes = [(1, 32), (32, 64), (64, 128)]
    layers = [layer for inputs, outputs in sizes for layer in (nn.Conv2d(inputs, outputs, 3), nn.ReLU(), nn.MaxPool2d(2))]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(128 * 14 * 10, 1024), nn.ReLU(), nn.Linear(1024, 4))


# Each with the optimizer and the batch that our program takes for it.
NETWORKS = {
    "compact": (Compact, 64, lambda weights: torch.optim.AdamW(weights, lr=3e-3, weight_decay=1e-3)),
    "v6": (v6, 50, lambda weights: torch.optim.SGD(weights, lr=0.005, momentum=0.9, nesterov=True, weight_decay=5e-4)),
}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("network", choices=NETWORKS)
    p.add_argument("train")
    p.add_argument("--seconds", type=float, default=60)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--batch", type=int)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(0)
    data = np.load(a.train)
    images, labels = data["images"], data["labels"].astype(np.int64)
    make, own_batch, optimizer = NETWORKS[a.network]
    batch = a.batch or own_batch
    net = make().to(memory_format=torch.channels_last)
    opt = optimizer(net.parameters())
    rng = np.random.default_rng(0)
    spent, steps = 0.0, -3  # three steps to warm up, as in ours
    while spent < a.seconds:
        pick = rng.integers(0, len(images), batch)
        start = time.perf_counter()
        x = torch.from_numpy(images[pick]).unsqueeze(1).float().div_(128).sub_(0.4)
        loss = F.cross_entropy(net(x.contiguous(memory_format=torch.channels_last)), torch.from_numpy(labels[pick]))
        opt.zero_grad()
        loss.backward()
        opt.step()
        steps += 1
        if steps > 0:
            spent += time.perf_counter() - start
    print(json.dumps({"images_per_second": steps * batch / spent, "threads": a.threads}))


if __name__ == "__main__":
    main()
