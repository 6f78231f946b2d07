// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Map;

/** What the language knows of the data sets that come with the program. */
final class BuiltinData {
  /** The column to predict, unless the task names another. */
  static final Map<String, String> TARGETS =
      Map.of(
          "iris", "species",
          "digits", "digit",
          "diabetes", "progression",
          "sunspots", "sunactivity");

  private BuiltinData() {}
}
