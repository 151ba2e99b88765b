#!/usr/bin/env python3
"""PyTorch yardstick for the lecture's v6: the same net, the same work, the same machine, to be run in turn with
`brain-tumor-lab bench train --architecture v6 --device cpu --threads 2 --seconds 60 --json`.

Usage: torch_v6.py TRAIN.npz [--seconds 60] [--threads 2] [--batch 50]

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


def layer(inputs, outputs):
    return [nn.Conv2d(inputs, outputs, 3), nn.ReLU(), nn.MaxPool2d(2)]


def network():
    features = [*layer(1, 32), *layer(32, 64), *layer(64, 128), nn.Flatten()]
    return nn.Sequential(*features, nn.Linear(128 * 14 * 10, 1024), nn.ReLU(), nn.Linear(1024, 4))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("train")
    p.add_argument("--seconds", type=float, default=60)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--batch", type=int, default=50)
    a = p.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(0)
    data = np.load(a.train)
    images, labels = data["images"], data["labels"].astype(np.int64)
    net = network().to(memory_format=torch.channels_last)
    opt = torch.optim.SGD(net.parameters(), lr=0.005, momentum=0.9, nesterov=True, weight_decay=5e-4)
    rng = np.random.default_rng(0)
    spent, steps = 0.0, -2  # two steps to warm up
    while spent < a.seconds:
        pick = rng.integers(0, len(images), a.batch)
        start = time.perf_counter()
        x = torch.from_numpy(images[pick]).unsqueeze(1).float().div_(128).sub_(0.4)
        loss = F.cross_entropy(net(x.contiguous(memory_format=torch.channels_last)), torch.from_numpy(labels[pick]))
        opt.zero_grad()
        loss.backward()
        opt.step()
        steps += 1
        if steps > 0:
            spent += time.perf_counter() - start
    print(json.dumps({"images_per_second": steps * a.batch / spent, "threads": a.threads}))


if __name__ == "__main__":
    main()
