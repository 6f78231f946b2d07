// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import java.util.Locale;

/** Large numbers for people. */
public final class Amounts {
  private static final double MILLION = 1e6;
  private static final double GIGA = 1e9;

  private Amounts() {}

  /** {@code 411 M}, {@code 0.13 M}. */
  public static String millions(long count) {
    double value = count / MILLION;
    return String.format(Locale.ROOT, value >= 10 ? "%.0f M" : "%.2f M", value);
  }

  /** {@code 1.6 GB}, {@code 12 MB}. */
  public static String bytes(long bytes) {
    double value = bytes / GIGA;
    return value >= 1
        ? String.format(Locale.ROOT, "%.1f GB", value)
        : String.format(Locale.ROOT, "%.0f MB", bytes / MILLION);
  }
}
