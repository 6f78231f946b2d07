// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Minimises a smooth convex function by L-BFGS (Nocedal 1980; Nocedal and Wright 2006, algorithm
 * 7.4), with a line search by bisection for the weak Wolfe conditions (Lewis and Overton 2013).
 */
final class Lbfgs {
  private static final int MEMORY = 10;
  private static final int MOST_ITERATIONS = 10_000;
  private static final int MOST_HALVINGS = 60;
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;

  /** The largest partial derivative of a minimum; smaller ones are lost in rounding. */
  private static final double TOLERANCE = 1e-9;

  /** Where rounding ends the search, the largest one that still is a minimum. */
  private static final double ROUNDED = 1e-6;

  private final Function function;
  private final Deque<Pair> pairs = new ArrayDeque<>();
  private double[] at;
  private double[] gradient;
  private double value;

  /** What is minimised. */
  @FunctionalInterface
  interface Function {
    /**
     * The value at a point.
     *
     * @param gradient takes the derivative there
     */
    double at(double[] point, double[] gradient) throws InterruptedException;
  }

  /** A step and the change of the gradient along it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pair(double[] step, double[] change, double product) {}

  private Lbfgs(Function function, double[] start) throws InterruptedException {
    this.function = function;
    this.at = start;
    this.gradient = new double[start.length];
    this.value = function.at(at, gradient);
  }

  /**
   * The minimum.
   *
   * @throws IllegalStateException if it is not found
   */
  static double[] minimum(Function function, double[] start) throws InterruptedException {
    Lbfgs search = new Lbfgs(function, start);
    int iteration = 0;
    while (largest(search.gradient) > TOLERANCE && iteration++ < MOST_ITERATIONS) {
      if (!search.step()) {
        break;
      }
    }
    double rest = largest(search.gradient);
    if (!(rest <= ROUNDED)) {
      throw new IllegalStateException(
          "no minimum after %d iterations: the gradient is still %.3g".formatted(iteration, rest));
    }
    return search.at;
  }

  /** Whether a better point was found. */
  private boolean step() throws InterruptedException {
    double[] direction = direction();
    double slope = dot(gradient, direction);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double length = pairs.isEmpty() ? Math.min(1, 1 / largest(gradient)) : 1;
    double[] next = new double[at.length];
    double[] nextGradient = new double[at.length];
    for (int i = 0; i < MOST_HALVINGS; i++) {
      for (int j = 0; j < at.length; j++) {
        next[j] = at[j] + length * direction[j];
      }
      double nextValue = function.at(next, nextGradient);
      if (!(nextValue <= value + DECREASE * length * slope)) {
        high = length;
      } else if (dot(nextGradient, direction) < CURVATURE * slope) {
        low = length;
      } else {
        accept(next, nextGradient, nextValue);
        return true;
      }
      length = high == Double.POSITIVE_INFINITY ? 2 * length : (low + high) / 2;
    }
    return false;
  }

  private void accept(double[] next, double[] nextGradient, double nextValue) {
    double[] step = new double[at.length];
    double[] change = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      step[i] = next[i] - at[i];
      change[i] = nextGradient[i] - gradient[i];
    }
    pairs.addLast(new Pair(step, change, dot(step, change)));
    if (pairs.size() > MEMORY) {
      pairs.removeFirst();
    }
    at = next;
    gradient = nextGradient;
    value = nextValue;
  }

  /** The two loops over the last steps. */
  private double[] direction() {
    double[] direction = Arrays.stream(gradient).map(g -> -g).toArray();
    Deque<Double> shares = new ArrayDeque<>();
    pairs
        .descendingIterator()
        .forEachRemaining(pair -> {
          double share = dot(pair.step(), direction) / pair.product();
          shares.push(share);
          add(direction, -share, pair.change());
        });
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      double scale = last.product() / dot(last.change(), last.change());
      Arrays.setAll(direction, i -> direction[i] * scale);
    }
    for (Pair pair : pairs) {
      double share = dot(pair.change(), direction) / pair.product();
      add(direction, shares.pop() - share, pair.step());
    }
    return direction;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
