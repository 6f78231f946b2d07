# SPDX-FileCopyrightText: The Assay developers
# SPDX-License-Identifier: Apache-2.0
"""The literals of OptimizerTest and LearningRatesTest, in plain double arithmetic.

Formulas: the pseudo-code of torch.optim.{SGD, RMSprop, Adagrad, Adam, AdamW} and of
torch.optim.lr_scheduler.{StepLR, ExponentialLR, CosineAnnealingLR, OneCycleLR, ReduceLROnPlateau}
in PyTorch's documentation (2.7). Run it with python3; it needs nothing else.
"""
from math import cos, pi, sqrt

GRADIENTS = [1.0, 2.0, -1.0]


def sgd(lr, mu, nesterov):
    w, b = 1.0, None
    for g in GRADIENTS:
        if mu:
            b = g if b is None else mu * b + g
            g = g + mu * b if nesterov else b
        w -= lr * g
        yield w


def rmsprop(lr, alpha, eps, mu=0.0, centered=False):
    w, v, mean, b = 1.0, 0.0, 0.0, 0.0
    for g in GRADIENTS:
        v = alpha * v + (1 - alpha) * g * g
        root = v
        if centered:
            mean = mean * alpha + (1 - alpha) * g
            root = v - mean * mean
        if mu > 0:
            b = mu * b + g / (sqrt(root) + eps)
            w -= lr * b
        else:
            w -= lr * g / (sqrt(root) + eps)
        yield w


def adagrad(lr, decay, start, eps):
    w, s = 1.0, start
    for t, g in enumerate(GRADIENTS, 1):
        rate = lr / (1 + (t - 1) * decay)
        s += g * g
        w -= rate * g / (sqrt(s) + eps)
        yield w


def adamw(lr, b1, b2, eps, decay):
    w, m, v = 1.0, 0.0, 0.0
    for t, g in enumerate(GRADIENTS, 1):
        w -= lr * decay * w
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * g * g
        w -= lr * (m / (1 - b1**t)) / (sqrt(v / (1 - b2**t)) + eps)
        yield w


def one_cycle(top, total, pct_start=0.3, div_factor=25.0, final_div_factor=1e4):
    first = top / div_factor
    last = first / final_div_factor
    phases = [(pct_start * total - 1, first, top), (total - 1, top, last)]
    for step in range(total):
        start = 0.0
        for i, (end, a, b) in enumerate(phases):
            if step <= end or i == len(phases) - 1:
                part = (step - start) / (end - start)
                yield b + (a - b) / 2.0 * (cos(pi * part) + 1)
                break
            start = end


def show(name, values):
    print(name, ", ".join("%.7g" % value for value in values))


if __name__ == "__main__":
    show("sgd nesterov 0.1 0.9       ", sgd(0.1, 0.9, True))
    show("rmsprop 0.1 0.99 1e-8      ", rmsprop(0.1, 0.99, 1e-8))
    show("rmsprop 0.1 0.9 1e-8 mu 0.9", rmsprop(0.1, 0.9, 1e-8, 0.9))
    show("rmsprop 0.1 0.9 centered   ", rmsprop(0.1, 0.9, 1e-8, 0.0, True))
    show("adagrad 0.1                ", adagrad(0.1, 0.0, 0.0, 1e-10))
    show("adagrad 0.1 decay 0.5 from 1", adagrad(0.1, 0.5, 1.0, 1e-10))
    show("adamw 0.1 decay 0.1        ", adamw(0.1, 0.9, 0.999, 1e-8, 0.1))
    show("step 3, 0.5                ", [0.5 ** (e // 3) for e in range(7)])
    show("exponential 0.9            ", [0.9**e for e in range(4)])
    show("cosine of 4, min 0.1       ", [0.1 + 0.9 * (1 + cos(pi * e / 4)) / 2 for e in range(4)])
    show("one cycle of 10            ", one_cycle(1.0, 10))
