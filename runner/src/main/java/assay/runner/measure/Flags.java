// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.Locale;
import java.util.Optional;

/** What makes a measurement doubtful, in words; the values of {@code assay.flag.*}. */
public final class Flags {
  private Flags() {}

  /**
   * Whether more threads wanted to run than can.
   *
   * @param load average number of threads that ran or waited; negative where it is not known
   */
  public static Optional<String> oversubscribed(double load, int cpus) {
    return load > cpus
        ? Optional.of(
            String.format(Locale.ROOT, "load %.1f at the start on %d processors", load, cpus))
        : Optional.empty();
  }
}
