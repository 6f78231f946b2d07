// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

/**
 * Floating-point operations of one forward pass through a layer, for as many samples as the sizes
 * say. A multiplication and an addition are two. Counted are products with weights, biases, and the
 * arithmetic of norms, gates and attention; not activations, pooling, dropout and softmax.
 */
public final class LayerFlops {
  private LayerFlops() {}

  /**
   * @param rows vectors that go through the layer
   */
  public static long linear(long rows, long inputs, long outputs, boolean bias) {
    return 2 * rows * inputs * outputs + (bias ? rows * outputs : 0);
  }

  /**
   * @param outputElements of all samples, channels and positions
   * @param inputChannelsPerGroup all input channels unless they are grouped
   * @param kernelElements such as 9 for 3 × 3
   */
  public static long convolution(
      long outputElements, long inputChannelsPerGroup, long kernelElements, boolean bias) {
    return 2 * outputElements * inputChannelsPerGroup * kernelElements
        + (bias ? outputElements : 0);
  }

  /**
   * One layer in one direction: four gates, and nine operations a state to combine them.
   *
   * @param steps of all samples
   */
  public static long lstm(long steps, long inputs, long state) {
    return steps * (8 * state * (inputs + state) + 9 * state);
  }

  /** One layer in one direction: three gates. */
  public static long gru(long steps, long inputs, long state) {
    return steps * 6 * state * (inputs + state);
  }

  /** One layer in one direction of a plain recurrent network. */
  public static long rnn(long steps, long inputs, long state) {
    return steps * 2 * state * (inputs + state);
  }

  /**
   * Self-attention without its four projections, which are linear layers: the scores of every pair
   * of positions, and the sums weighted by them.
   *
   * @param length positions of a sequence
   * @param width of the embedding, over all heads
   */
  public static long attention(long samples, long length, long width) {
    return samples * 4 * length * length * width;
  }

  /** Mean, deviation, scale and shift: about five operations an element. */
  public static long norm(long elements) {
    return 5 * elements;
  }
}
