// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

/** A clock for durations; tests turn it by hand. */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds since an arbitrary start; never goes back. */
  long nanos();

  static Ticker system() {
    return System::nanoTime;
  }
}
