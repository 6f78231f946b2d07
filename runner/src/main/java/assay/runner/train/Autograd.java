// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * libtorch's automatic differentiation, for the calling thread. What it keeps is per thread, so
 * threads do not disturb each other; DJL's own GradientCollector allows one per process and would
 * train one fit at a time. Nothing else may call these functions of {@link JniUtils}.
 */
final class Autograd {
  private Autograd() {}

  /**
   * Whether operations of this thread are recorded for {@link #backward}. A new thread starts with
   * recording on, which costs memory and time where no gradient is wanted: so say it always.
   */
  static void recording(boolean on) {
    JniUtils.setGradMode(on);
  }

  /** How many threads libtorch may use for one operation of this thread. */
  static void threads(int count) {
    JniUtils.setNumThreads(count);
  }

  /**
   * Adds the gradient of a loss to the gradient of every parameter that {@code output} was computed
   * from. Frees what was recorded.
   *
   * @param outputGradient of the loss with respect to {@code output}, of the same shape
   */
  static void backward(NDArray output, NDArray outputGradient) {
    boolean keepRecord = false;
    boolean recordBackward = false;
    JniUtils.backward((PtNDArray) output, (PtNDArray) outputGradient, keepRecord, recordBackward);
  }
}
