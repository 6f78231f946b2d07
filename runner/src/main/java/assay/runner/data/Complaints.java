// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;

/** The errors of one file on their way to {@link Problems}; knows whether there were any. */
final class Complaints {
  private final String file;
  private final Problems problems;
  private boolean any;

  Complaints(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  void add(Position position, ProblemCode code, String message, String suggestion) {
    any = true;
    problems.add(file, position, code, message, suggestion);
  }

  void badData(Position position, String message, String suggestion) {
    add(position, ProblemCode.E123_BAD_DATA, message, suggestion);
  }

  boolean any() {
    return any;
  }
}
