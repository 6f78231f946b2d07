# SPDX-FileCopyrightText: The Assay developers
# SPDX-License-Identifier: Apache-2.0
"""Writes perceptron-100.csv: x is uniform in [-3, 3], and the label is 1 with probability
1/(1 + exp(-2 x)). The best possible rule, label 1 where x > 0, is right in 89 % of such rows."""
import math
import random

generator = random.Random(1)
print("x,label")
for _ in range(100):
    x = generator.uniform(-3, 3)
    label = 1 if generator.random() < 1 / (1 + math.exp(-2 * x)) else 0
    print("%.6f,%d" % (x, label))
