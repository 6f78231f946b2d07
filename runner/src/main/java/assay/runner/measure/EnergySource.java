// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.time.Duration;

/** Something that uses energy and tells how much. Thread-safe. */
public interface EnergySource {

  /** {@code cpu} or {@code gpu}. */
  String name();

  /** How it is found out: {@code counter}, {@code sampled} …, or why not; for people. */
  String method();

  /** Whether what it tells is measured, and not reckoned or absent. */
  default boolean measures() {
    return true;
  }

  /** How often a window must look, so that it misses nothing. */
  Duration lookEvery();

  /** Begins a window, now. */
  Tally start(long nanos);

  /** One window of one source. Not thread-safe. */
  interface Tally {
    /** In between. */
    void look(long nanos);

    /** At the end. */
    SourceEnergy stop(long nanos);
  }
}
