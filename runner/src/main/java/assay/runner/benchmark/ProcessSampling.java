// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.Sample;
import java.util.function.Consumer;

/** Watches a measuring process from outside. */
@FunctionalInterface
public interface ProcessSampling {
  /** Watches nothing. */
  ProcessSampling NONE = (pid, listener) -> () -> {};

  /** Begins; {@link AutoCloseable#close} returns when the listener is not called any more. */
  Watch start(long pid, Consumer<Sample> listener);

  /** Sampling that goes on. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
