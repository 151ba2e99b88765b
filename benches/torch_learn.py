#!/usr/bin/env python3
"""PyTorch learning what `brain-tumor-lab bench learn` learns: the same network, first weights, optimizer, questions about the place of tumors,
schedule and average of the weights. `learn_against_pytorch.sh` runs the two in turn.

Usage: torch_learn.py NETWORK TRAIN.npz VALIDATION.npz TEST.npz [--seconds 30] [--seed 1] [--bfloat16] ...

The files are those of `brain-tumor-lab generate --format npz`, the first one with `--masks`. Its pictures are learned in their order, so that none
comes twice if there are enough of them: ours makes its pictures while it learns, this program reads them from memory. Needs torch and numpy.

The clock runs from the making of the network on, and stands still while the network is tried: about once a second on the pictures of the
second file, at the end on those of the third. Prints one JSON object with the keys of `bench learn --json`.
"""
import argparse
import json
import math
import sys
import time
from dataclasses import replace

import torch_surroundings

p = argparse.ArgumentParser()
p.add_argument("network", help="compact, compact2, compact3, slim (the layers of compare, given the picture alone), v6 or v9")
p.add_argument("train")
p.add_argument("validation")
p.add_argument("test")
p.add_argument("--seconds", type=float, default=30)
p.add_argument("--images", type=int, help="pictures to learn, in place of seconds")
p.add_argument("--seed", type=int, default=1)
p.add_argument("--threads", type=int, default=2)
p.add_argument("--bfloat16", action="store_true", help="convolutions and matrix products with 16 bits")
p.add_argument("--batch", type=int, help="pictures per step [default, as below: the network's own]")
p.add_argument("--rate", type=float, help="peak of the learning rate")
p.add_argument("--schedule", choices=["constant", "cosine", "one-cycle"], help="course of the learning rate")
p.add_argument("--guidance", type=float, nargs=2, metavar=("W", "W"),
               help="weights of the question where the tumors are, asked of the last map of 16 x 12 cells and of the last map")
p.add_argument("--normalised", action=argparse.BooleanOptionalAction, help="scale each picture by the gray values of its own head")
p.add_argument("--momentum", type=float, help="Muon's")
p.add_argument("--rounds", type=int, help="Muon's rounds of Newton-Schulz")
a = p.parse_args()
torch_surroundings.prepare(a.threads, True)

import numpy as np
import torch
from torch_networks import PLANS, Average, Network, cells_of, loss_of, optimizer_of, scaled

WARM_UP_STEPS, FINAL_SHARE, CYCLE_PEAK, CYCLE_START = 50, 0.002, 0.25, 0.04


def share_of_rate(schedule, step, progress):
    """The learning rate at a step (from 0), when `progress` (0 to 1) of the plan is done, as a share of its peak."""
    fall = lambda x: 0.5 * (1 + math.cos(math.pi * x))
    down = lambda x: FINAL_SHARE + (1 - FINAL_SHARE) * fall(x)
    if schedule == "cosine":
        return min((step + 1) / WARM_UP_STEPS, 1) * down(progress)
    if schedule == "one-cycle":
        if progress < CYCLE_PEAK:
            return 1 - (1 - CYCLE_START) * fall(progress / CYCLE_PEAK)
        return down((progress - CYCLE_PEAK) / (1 - CYCLE_PEAK))
    return 1


def plan_of():
    plan = PLANS[a.network] if a.network in PLANS else p.error(f"there is no network {a.network} (known: {', '.join(PLANS)})")
    given = {"batch": a.batch, "rate": a.rate, "schedule": a.schedule, "normalised": a.normalised,
             "momentum": a.momentum, "rounds": a.rounds, "guidance": a.guidance and tuple(a.guidance)}
    return replace(plan, **{name: value for name, value in given.items() if value is not None})


def order(count, batch, seed):
    """Places in the file, batch after batch: first in their order, then again and again shuffled."""
    shuffle = np.random.default_rng(seed)
    places = np.arange(count)
    while True:
        for first in range(0, count - batch + 1, batch):
            yield torch.from_numpy(places[first : first + batch])
        places = shuffle.permutation(count)


@torch.no_grad()
def right(network, plan, images, labels):
    """How many pictures the network is right about, as it is tried: with its running statistics, in full precision."""
    network.eval()
    found = 0
    for first in range(0, len(images), 250):
        logits = network(scaled(images[first : first + 250], plan.normalised))[0]
        found += (logits.argmax(1) == labels[first : first + 250]).sum().item()
    return found


def main():
    plan = plan_of()
    torch.set_num_threads(a.threads)
    torch.set_flush_denormal(True)
    tensors = lambda data: (torch.from_numpy(data["images"]), torch.from_numpy(data["labels"].astype(np.int64)))
    train = np.load(a.train)
    images, labels = tensors(train)
    cells = cells_of(train["masks"]) if max(plan.guidance) > 0 else torch.zeros(len(images), 1)
    validation, test = tensors(np.load(a.validation)), tensors(np.load(a.test))

    tried = Network(plan).to(memory_format=torch.channels_last)
    optimizer_of(tried, plan)  # what Python imports for it, it imports now: that is no learning
    start = time.perf_counter()
    torch.manual_seed(a.seed)
    network = Network(plan).to(memory_format=torch.channels_last)
    optimizer, average = optimizer_of(network, plan), Average()
    spent = time.perf_counter() - start

    places = order(len(images), plan.batch, a.seed)
    steps, following, validations = 0, 1.0, []
    progress_of = lambda: min(steps * plan.batch / a.images if a.images else spent / a.seconds, 1)
    while True:
        is_over = progress_of() >= 1 and steps > 0
        if is_over or (spent >= following and steps > 0):
            if plan.averaged:
                average.fill(tried)
            else:
                tried.load_state_dict(network.state_dict())
            accuracy = right(tried, plan, *validation) / len(validation[0])
            validations.append({"seconds": spent, "images": steps * plan.batch, "accuracy": accuracy})
            following = spent + 1
            if sys.stderr.isatty():
                print(f"{spent:6.1f} s  {100 * accuracy:.1f} %", file=sys.stderr)
        if is_over:
            break
        start = time.perf_counter()
        pick = next(places)
        loss = loss_of(network, plan, images[pick], labels[pick], cells[pick], a.bfloat16)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step(plan.rate * share_of_rate(plan.schedule, steps, progress_of()))
        steps += 1
        if plan.averaged:
            average.update(network, steps)
        loss.item()  # ours looks at each loss too
        spent += time.perf_counter() - start
    found = right(tried, plan, *test)
    first_at = lambda percent: next(({"seconds": v["seconds"], "images": v["images"]} for v in validations
                                     if v["accuracy"] >= percent / 100), None)
    print(json.dumps({
        "architecture": a.network, "seed": a.seed, "seconds": spent, "images": steps * plan.batch,
        "images_per_second": steps * plan.batch / spent, "reached": {str(percent): first_at(percent) for percent in (90, 95, 98)},
        "validation_count": len(validation[0]), "validations": validations,
        "accuracy": found / len(test[0]), "right": found, "count": len(test[0]), "passes": steps * plan.batch / len(images),
        "threads": torch.get_num_threads(), "device": f"PyTorch {torch.__version__}, {'bfloat16' if a.bfloat16 else 'float32'}",
    }))


if __name__ == "__main__":
    main()
