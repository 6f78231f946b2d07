// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import java.util.Locale;

/** Numbers with their nouns. */
final class Counted {
  private Counted() {}

  /** As "1 run" and "2 runs". */
  static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
