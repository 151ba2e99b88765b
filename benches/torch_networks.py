"""Our networks, what they learn from and how, in PyTorch: the layers, the first weights, the questions about the place of tumors, the optimizers
and the average of the weights, as in `src/network`."""
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

# Filters, kernel and stride of each block of convolution, normalisation and ReLU.
COMPACT = [(16, 5, 2), (32, 3, 2), (64, 3, 2), (128, 3, 2)]
COMPACT2 = [(16, 5, 2), (32, 3, 2), (32, 3, 1), (64, 3, 2), (64, 3, 1), (128, 3, 2), (128, 3, 1)]
SLIM = [(16, 5, 2), (32, 3, 2), (32, 3, 1), (64, 3, 2), (64, 3, 1), (64, 3, 2), (64, 3, 1)]
# Filters of each convolution of the lecture's networks, without zeros around, each with ReLU and a 2x2 maximum.
V6 = [32, 64, 128]
V9 = [32, 64, 128, 256]


@dataclass(frozen=True)
class Plan:
    """A network with the settings that our program takes for it."""

    layers: list
    batch: int
    rate: float
    decay: float
    optimizer: str
    # Weights of the questions which tumors lie in each cell, asked of the last map of 16 x 12 cells and of the last map; 0 does not ask.
    guidance: tuple = (0.0, 0.0)
    # Whether a picture is scaled by the gray values of its own head.
    normalised: bool = False
    schedule: str = "cosine"
    averaged: bool = True
    # Muon's share of the old velocity that stays, and its rounds of Newton-Schulz.
    momentum: float = 0.95
    rounds: int = 5


PLANS = {
    "compact": Plan(COMPACT, 64, 3e-3, 1e-3, "adamw"),
    "compact2": Plan(COMPACT2, 32, 5e-3, 1e-3, "muon", (1.0, 0.0)),
    "compact3": Plan(SLIM, 32, 0.045, 1e-3, "muon", (10.0, 10.0), True, "one-cycle", momentum=0.9, rounds=3),
    # The layers of `compare`, given the picture alone.
    "slim": Plan(SLIM, 32, 0.014, 1e-3, "muon", (3.0, 0.0)),
    "v6": Plan(V6, 50, 0.005, 5e-4, "nesterov", schedule="constant", averaged=False),
    "v9": Plan(V9, 50, 0.005, 3e-4, "nesterov", schedule="constant", averaged=False),
}


def scaled(images, normalised):
    """Gray values `[B, 128, 96]` as floats `[B, 1, 128, 96]`, channels innermost: scaled alike, or each picture by its own head."""
    x = images.float()
    if not normalised:
        x = x.div_(128).sub_(0.4)
    else:
        background = x[:, :4].mean((1, 2), keepdim=True)
        head = ((x - background).abs() > 30).float()
        # Where nothing differs from the background, all pixels count.
        head = torch.where(head.sum((1, 2), keepdim=True) > 0, head, torch.ones_like(head))
        count = head.sum((1, 2), keepdim=True)
        mean = (x * head).sum((1, 2), keepdim=True) / count
        spread = (((x - mean) * head).square().sum((1, 2), keepdim=True) / count).sqrt() + 5
        x = ((x - mean) * (0.7 / spread)).clamp_(-3, 3)
    return x.unsqueeze(1).contiguous(memory_format=torch.channels_last)


def cells_of(masks):
    """Which sizes of tumors (big, medium, small) lie with 4 pixels at least in each cell of 8 x 8 pixels: `[N, 16, 12, 3]`."""
    cells = np.empty((len(masks), 16, 12, 3), np.bool_)
    for first in range(0, len(masks), 1000):
        part = masks[first : first + 1000]
        for size, bit in enumerate([2, 1, 0]):
            pixels = (part >> bit & 1).reshape(-1, 16, 8, 12, 8)
            cells[first : first + 1000, ..., size] = pixels.sum((2, 4)) >= 4
    return torch.from_numpy(cells)


class Network(nn.Module):
    """The network of a plan, with the heads that are asked where the tumors are while it learns."""

    def __init__(self, plan):
        super().__init__()
        self.is_compact = isinstance(plan.layers[0], tuple)
        inputs, place = 1, (128, 96)
        self.blocks = nn.ModuleList()
        self.asked = -1
        for layer in plan.layers:
            if self.is_compact:
                filters, kernel, stride = layer
                conv = nn.Conv2d(inputs, filters, kernel, stride, kernel // 2, bias=False)
                block = nn.Sequential(conv, nn.BatchNorm2d(filters), nn.ReLU(inplace=True))
                place = tuple(-(-n // stride) for n in place)
            else:
                filters = layer
                block = nn.Sequential(nn.Conv2d(inputs, filters, 3), nn.ReLU(inplace=True), nn.MaxPool2d(2))
                place = tuple((n - 2) // 2 for n in place)
            if place == (16, 12):
                self.asked, asked_filters = len(self.blocks), filters
            self.blocks.append(block)
            inputs = filters
        values = 2 * inputs if self.is_compact else inputs * place[0] * place[1]
        self.dense = None if self.is_compact else nn.Linear(values, 1024)
        self.head = nn.Linear(values if self.is_compact else 1024, 4)
        self.cells = nn.Linear(asked_filters, 3) if plan.guidance[0] > 0 else None
        # Each of the 8 x 6 places answers for the four cells that it covers.
        self.last_cells = nn.Linear(inputs, 12) if plan.guidance[1] > 0 else None
        self.start()

    @torch.no_grad()
    def start(self):
        """The first weights: He's bound (2015) before a normalisation, else Glorot's (2010); a small head; heads of the questions 0."""
        for name, module in self.named_modules():
            if isinstance(module, (nn.Conv2d, nn.Linear)):
                taps = module.weight[0, 0].numel()
                fan_in, fan_out = module.weight.shape[1] * taps, module.weight.shape[0] * taps
                bound = (6 / (fan_in if self.is_compact else fan_in + fan_out)) ** 0.5
                if name == "head" and self.is_compact:
                    bound = 0.01
                if "cells" in name:
                    bound = 0.0
                nn.init.uniform_(module.weight, -bound, bound)
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, x):
        """Logits, and the answers to the two questions, `[B, 16, 12, 3]` and `[B, 8, 6, 12]`, where they are asked."""
        cells = last = None
        for number, block in enumerate(self.blocks):
            x = block(x)
            if self.cells is not None and number == self.asked:
                cells = self.cells(x.permute(0, 2, 3, 1))
        if self.last_cells is not None:
            last = self.last_cells(x.permute(0, 2, 3, 1))
        if not self.is_compact:
            return self.head(F.relu(self.dense(x.flatten(1)))), cells, last
        return self.head(torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1)), cells, last


def loss_of(network, plan, images, labels, cells, bfloat16):
    """Cross-entropy of the class, and of the questions with their weights: summed over sizes, averaged over cells and pictures."""
    x = scaled(images, plan.normalised)
    with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
        logits, said, said_last = network(x)
    loss = F.cross_entropy(logits.float(), labels)
    if said is not None or said_last is not None:
        truth = cells.float()
    if said is not None:
        loss = loss + plan.guidance[0] * 3 * F.binary_cross_entropy_with_logits(said.float(), truth)
    if said_last is not None:
        of_four = truth.reshape(-1, 8, 2, 6, 2, 3).permute(0, 1, 3, 2, 4, 5).reshape(-1, 8, 6, 12)
        loss = loss + plan.guidance[1] * 3 * F.binary_cross_entropy_with_logits(said_last.float(), of_four)
    return loss


class Muon:
    """Muon (Jordan, 2024) for the convolutions: momentum with Nesterov, rounds of Newton-Schulz, a step of root mean square 0.2. AdamW for the
    rest. L2 is taken off the weights themselves; biases and normalisations have none. The rounds are made with the small matrix X X^T, as in ours:
    fewer multiplications than with X itself."""

    def __init__(self, network, plan):
        weights = list(network.parameters())
        self.convolutions = [w for w in weights if w.ndim == 4]
        rest = [w for w in weights if w.ndim != 4]
        self.rest = adamw(rest, plan)
        self.velocities = [torch.zeros_like(w) for w in self.convolutions]
        self.decay, self.momentum, self.rounds = plan.decay, plan.momentum, plan.rounds

    def zero_grad(self):
        self.rest.zero_grad()
        for weight in self.convolutions:
            weight.grad = None

    @torch.no_grad()
    def step(self, rate):
        set_rate(self.rest, rate)
        self.rest.step()
        for weight, velocity in zip(self.convolutions, self.velocities):
            velocity.mul_(self.momentum).add_(weight.grad)
            ahead = weight.grad.add(velocity, alpha=self.momentum).flatten(1)
            is_wide = ahead.shape[0] <= ahead.shape[1]
            x = ahead if is_wide else ahead.T
            squares = x.square().sum() + 1e-14
            gram = (x @ x.T) / squares
            product = None
            for _ in range(self.rounds):
                factor = torch.addmm(gram, gram, gram, beta=-4.7750, alpha=2.0315)
                factor.diagonal().add_(3.4445)
                gram = factor @ gram @ factor
                product = factor if product is None else factor @ product
            x = (product / squares.sqrt()) @ x
            x = (x if is_wide else x.T).reshape(weight.shape)
            weight.mul_(1 - rate * self.decay).sub_(x, alpha=rate * 0.2 * max(ahead.shape) ** 0.5)


class Plain:
    """An optimizer of PyTorch's own with a rate for each step."""

    def __init__(self, optimizer):
        self.optimizer = optimizer

    def zero_grad(self):
        self.optimizer.zero_grad()

    def step(self, rate):
        set_rate(self.optimizer, rate)
        self.optimizer.step()


def set_rate(optimizer, rate):
    for group in optimizer.param_groups:
        group["lr"] = rate


def groups(weights, decay):
    """Biases and normalisations have no L2."""
    weights = list(weights)
    return [
        {"params": [w for w in weights if w.ndim >= 2], "weight_decay": decay},
        {"params": [w for w in weights if w.ndim < 2], "weight_decay": 0.0},
    ]


def adamw(weights, plan):
    return torch.optim.AdamW(groups(weights, plan.decay), lr=plan.rate, fused=True)


def optimizer_of(network, plan):
    """The optimizer of a plan."""
    if plan.optimizer == "muon":
        return Muon(network, plan)
    if plan.optimizer == "adamw":
        return Plain(adamw(network.parameters(), plan))
    groups_of = groups(network.parameters(), plan.decay)
    return Plain(torch.optim.SGD(groups_of, lr=plan.rate, momentum=0.9, nesterov=True))


@dataclass
class Average:
    """What is tried is the mean of the last steps' weights and statistics, taken in every four steps with a memory of 50."""

    values: list = field(default_factory=list)
    updates: int = 0

    @torch.no_grad()
    def update(self, network, steps):
        if steps % 4 != 0 and self.values:
            return
        now = [value for value in network.state_dict().values() if value.is_floating_point()]
        weight = 1 / min(1 + 0.1 * self.updates, 50)
        self.updates += 1
        if self.values:
            torch._foreach_lerp_(self.values, now, weight)
        else:
            self.values = [value.clone() for value in now]

    @torch.no_grad()
    def fill(self, network):
        """Gives a network of the same layers the averaged numbers."""
        numbers = [value for value in network.state_dict().values() if value.is_floating_point()]
        for number, value in zip(numbers, self.values):
            number.copy_(value)
