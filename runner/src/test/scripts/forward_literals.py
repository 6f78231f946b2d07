# SPDX-FileCopyrightText: The Assay developers
# SPDX-License-Identifier: Apache-2.0
"""The literals of ForwardPassIT: forward passes in numpy, in double precision, from the formulas of
PyTorch's documentation (2.7) of LSTM, GRU, RNN, TransformerEncoderLayer, Conv2d, BatchNorm2d.

Parameter number i (all of a network in one array) is 0.5 sin(1.3 i + 0.7), feature number j (all
rows in one array) is cos(0.9 j + 0.2). Run it with python3 and numpy.
"""
from math import erf

import numpy as np


class Parameters:
    def __init__(self):
        self.next = 0

    def take(self, *shape):
        size = int(np.prod(shape))
        i = np.arange(self.next, self.next + size)
        self.next += size
        return (0.5 * np.sin(1.3 * i + 0.7)).reshape(shape)


def features(*shape):
    return np.cos(0.9 * np.arange(int(np.prod(shape))) + 0.2).reshape(shape)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def linear(p, x, outputs):
    w, b = p.take(outputs, x.shape[-1]), p.take(outputs)
    return x @ w.T + b


def direction(p, cell, x, state):
    gates = {"rnn": 1, "gru": 3, "lstm": 4}[cell]
    wi, wh = p.take(gates * state, x.shape[-1]), p.take(gates * state, state)
    bi, bh = p.take(gates * state), p.take(gates * state)
    h = np.zeros((x.shape[0], state))
    c = np.zeros_like(h)
    out = []
    for t in range(x.shape[1]):
        a, b = x[:, t] @ wi.T + bi, h @ wh.T + bh
        if cell == "rnn":
            h = np.tanh(a + b)
        elif cell == "gru":
            r = sigmoid(a[:, :state] + b[:, :state])
            z = sigmoid(a[:, state : 2 * state] + b[:, state : 2 * state])
            n = np.tanh(a[:, 2 * state :] + r * b[:, 2 * state :])
            h = (1 - z) * n + z * h
        else:
            s = a + b
            i, f = sigmoid(s[:, :state]), sigmoid(s[:, state : 2 * state])
            g, o = np.tanh(s[:, 2 * state : 3 * state]), sigmoid(s[:, 3 * state :])
            c = f * c + i * g
            h = o * np.tanh(c)
        out.append(h)
    return np.stack(out, 1)


def both(p, cell, x, state):
    forward = direction(p, cell, x, state)
    backward = direction(p, cell, x[:, ::-1], state)[:, ::-1]
    return np.concatenate([forward, backward], -1)


def layer_norm(x, gain, shift):
    mean = x.mean(-1, keepdims=True)
    var = x.var(-1, keepdims=True)
    return (x - mean) / np.sqrt(var + 1e-5) * gain + shift


def gelu(x):
    return x * 0.5 * (1 + np.vectorize(erf)(x / np.sqrt(2)))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def positions(steps, width):
    i = np.arange(width)
    angle = np.arange(steps)[:, None] / 10000 ** ((i - i % 2) / width)
    return np.where(i % 2 == 0, np.sin(angle), np.cos(angle))


def encoder(p, x, heads, feed_forward, norm_first):
    width = x.shape[-1]
    wi, bi = p.take(3 * width, width), p.take(3 * width)
    wo, bo = p.take(width, width), p.take(width)
    w1, b1 = p.take(feed_forward, width), p.take(feed_forward)
    w2, b2 = p.take(width, feed_forward), p.take(width)
    g1, s1, g2, s2 = p.take(width), p.take(width), p.take(width), p.take(width)

    def attention(y):
        q, k, v = np.split(y @ wi.T + bi, 3, -1)
        rows, steps, part = y.shape[0], y.shape[1], width // heads
        q, k, v = (a.reshape(rows, steps, heads, part).transpose(0, 2, 1, 3) for a in (q, k, v))
        scores = softmax(q @ k.transpose(0, 1, 3, 2) / np.sqrt(part))
        return (scores @ v).transpose(0, 2, 1, 3).reshape(rows, steps, width) @ wo.T + bo

    def dense(y):
        return gelu(y @ w1.T + b1) @ w2.T + b2

    if norm_first:
        x = x + attention(layer_norm(x, g1, s1))
        return x + dense(layer_norm(x, g2, s2))
    x = layer_norm(x + attention(x), g1, s1)
    return layer_norm(x + dense(x), g2, s2)


def conv(p, x, outputs, kernel, stride, padding):
    w, b = p.take(outputs, x.shape[1], kernel, kernel), p.take(outputs)
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    size = (x.shape[2] - kernel) // stride + 1
    y = np.zeros((x.shape[0], outputs, size, size))
    for r in range(size):
        for c in range(size):
            window = x[:, :, r * stride : r * stride + kernel, c * stride : c * stride + kernel]
            y[:, :, r, c] = np.einsum("nchw,ochw->no", window, w) + b
    return y


def batch_norm(p, x, mean, var):
    gain, shift = p.take(x.shape[1]), p.take(x.shape[1])
    shape = (1, -1, 1, 1)
    return (x - mean.reshape(shape)) / np.sqrt(var.reshape(shape) + 1e-5) * gain.reshape(
        shape
    ) + shift.reshape(shape)


def max_pool(x, size, stride):
    out = (x.shape[2] - size) // stride + 1
    y = np.zeros(x.shape[:2] + (out, out))
    for r in range(out):
        for c in range(out):
            y[:, :, r, c] = x[
                :, :, r * stride : r * stride + size, c * stride : c * stride + size
            ].max((2, 3))
    return y


def show(name, values):
    print(name, ", ".join("%.7gf" % value for value in np.asarray(values).ravel()))


if __name__ == "__main__":
    x = features(2, 5, 3)
    p = Parameters()
    show("lstm", linear(p, direction(p, "lstm", x, 4)[:, -1], 2))
    p = Parameters()
    show("gru", linear(p, direction(p, "gru", x, 4)[:, -1], 2))
    p = Parameters()
    y = both(p, "gru", x, 4)
    show("bidirectional gru, rnn", linear(p, direction(p, "rnn", y, 3)[:, -1], 2))
    p = Parameters()
    y = direction(p, "lstm", x, 4)[:, -1]
    z = direction(p, "lstm", x[:, ::-1], 4)[:, -1]
    show("bidirectional lstm", linear(p, np.concatenate([y, z], -1), 2))
    for norm_first in (False, True):
        p = Parameters()
        y = linear(p, x, 4) + positions(5, 4)
        y = encoder(p, y, 2, 6, norm_first)
        show("encoder, norm first %s" % norm_first, linear(p, y.mean(1), 2))

    x = features(2, 2, 6, 6)
    p = Parameters()
    y = conv(p, x, 3, 3, 2, 1)
    y = np.maximum(batch_norm(p, y, np.zeros(3), np.ones(3)), 0)
    show("conv, as learned", linear(p, max_pool(y, 2, 1).reshape(2, -1), 2))
    p = Parameters()
    y = conv(p, x, 3, 3, 2, 1)
    mean, var = y.mean((0, 2, 3)), y.var((0, 2, 3))
    z = np.maximum(batch_norm(p, y, mean, var), 0)
    show("conv, learning", linear(p, max_pool(z, 2, 1).reshape(2, -1), 2))
    show("running mean", 0.1 * mean)
    show("running variance", 0.9 + 0.1 * y.var((0, 2, 3), ddof=1))
    p = Parameters()
    y = features(2, 2, 6, 6)
    show("global average", linear(p, y.mean((2, 3)), 2))
    v = np.array([-2.0, -0.5, 0.5, 2.0])
    show("leaky_relu", np.where(v > 0, v, 0.01 * v))
    show("gelu", gelu(v))
    show("elu", np.where(v > 0, v, np.exp(v) - 1))
    show(
        "selu",
        1.0507009873554805 * np.where(v > 0, v, 1.6732632423543772 * (np.exp(v) - 1)),
    )
    show("silu", v * sigmoid(v))
    show("softplus", np.log1p(np.exp(v)))
