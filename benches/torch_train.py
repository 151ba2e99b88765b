#!/usr/bin/env python3
"""PyTorch training our networks: the same layers, the same work, the same machine. `against_pytorch.sh` and `against_best_pytorch.sh` run it in
turn with `brain-tumor-lab bench train`.

Usage: torch_train.py NETWORK TRAIN.npz [--best] [--bfloat16] [--seconds 60] [--threads 2] [--batch N]

The file holds `images` (N, 128, 96) uint8, `labels` (N,) uint8 and `masks` (N, 128, 96) uint8 (`brain-tumor-lab generate --format npz --masks`).
Needs torch and numpy. Prints one JSON object: images per second of training (forward, backward, optimizer step, the batch taken from memory).

With `--best` it is the strongest PyTorch that we could make on a CPU: memory that is freed is kept, and numbers too small for full precision
are 0. Channels are innermost and the optimizer's updates are fused either way. `--bfloat16` lets convolutions and matrix products compute with
16 bits, which is faster where the processor has them, and less exact.
"""
import argparse
import json
import time

import torch_surroundings

p = argparse.ArgumentParser()
p.add_argument("network", help="compact, compact2, compact3, slim (the layers of compare, given the picture alone), v6 or v9")
p.add_argument("train")
p.add_argument("--best", action="store_true", help="the strongest PyTorch in place of the usual one")
p.add_argument("--bfloat16", action="store_true", help="convolutions and matrix products with 16 bits")
p.add_argument("--seconds", type=float, default=60)
p.add_argument("--threads", type=int, default=2)
p.add_argument("--batch", type=int, help="pictures per step [default: the network's own]")
a = p.parse_args()
torch_surroundings.prepare(a.threads, a.best)

import numpy as np
import torch
from torch_networks import PLANS, Network, cells_of, loss_of, optimizer_of


def main():
    if a.network not in PLANS:
        p.error(f"there is no network {a.network} (known: {', '.join(PLANS)})")
    plan = PLANS[a.network]
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(a.best)
    torch.manual_seed(0)
    data = np.load(a.train)
    images, labels = torch.from_numpy(data["images"]), torch.from_numpy(data["labels"].astype(np.int64))
    cells = cells_of(data["masks"]) if max(plan.guidance) > 0 else torch.zeros(len(images), 1)
    network = Network(plan).to(memory_format=torch.channels_last)
    optimizer = optimizer_of(network, plan)
    batch = a.batch or plan.batch
    spent, steps = 0.0, -3  # three steps to warm up, as in ours
    while spent < a.seconds:
        start = time.perf_counter()
        pick = torch.randint(len(images), (batch,))
        loss = loss_of(network, plan, images[pick], labels[pick], cells[pick], a.bfloat16)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step(plan.rate)
        steps += 1
        if steps > 0:
            spent += time.perf_counter() - start
    print(json.dumps({"images_per_second": steps * batch / spent, "threads": a.threads, "torch": torch.__version__}))


if __name__ == "__main__":
    main()
