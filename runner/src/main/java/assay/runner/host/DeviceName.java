// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.Optional;

/** The name by which people compare devices. */
final class DeviceName {
  private DeviceName() {}

  /**
   * {@code Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz} is {@code Intel Xeon Platinum 8481C},
   * {@code AMD EPYC 7763 64-Core Processor} is {@code AMD EPYC 7763}.
   *
   * @param architecture names what tells no model
   */
  static String ofCpu(Optional<String> model, String architecture) {
    String name =
        model
            .orElse("")
            .replaceAll("(?i)\\((?:r|tm|c)\\)|[®™]", " ")
            .replaceAll("(?i)\\s+(?:CPU\\s*)?@.*$", "")
            .replaceAll("(?i)\\s+with\\s.*graphics.*$", "")
            .replaceAll("(?i)\\b\\d+-core\\b", " ")
            .replaceAll("(?i)\\b(?:CPU|processor)\\b", " ")
            .replaceAll("\\s+", " ")
            .strip();
    return name.isEmpty() ? architecture + " processor" : name;
  }
}
