// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.OptionalLong;

/**
 * A model that was loaded to be run again and again on the same batch of random inputs.
 * Thread-safe; each thread opens a session of its own.
 */
interface BenchmarkModel extends AutoCloseable {

  /**
   * Makes the inputs; to be called, used and closed by one thread.
   *
   * @param first number of the batch's first sample, see {@link Inputs}
   */
  Session open(int first);

  /** With the samples from 0 on. */
  default Session open() {
    return open(0);
  }

  /** Weights and biases; empty where the engine does not tell. */
  OptionalLong parameters();

  /** Floating-point operations for one sample; empty where they are not known. */
  OptionalLong flopsPerSample();

  /** Inputs and outputs of all layers for one sample; empty where they are not known. */
  default OptionalLong valuesPerSample() {
    return OptionalLong.empty();
  }

  @Override
  void close();

  /** One thread's way to the model. */
  interface Session extends AutoCloseable {

    /**
     * Runs the batch once and reads the outputs back: a device that computes asynchronously has
     * then finished.
     */
    void run();

    /** The first output of the last call, row-major. */
    float[] outputs();

    @Override
    void close();
  }
}
