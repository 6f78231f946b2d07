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
  private final int most;
  private int count;

  Complaints(String file, Problems problems) {
    this(file, problems, Integer.MAX_VALUE);
  }

  /**
   * @param most how many are kept; of the rest there is a count alone
   */
  Complaints(String file, Problems problems, int most) {
    this.file = file;
    this.problems = problems;
    this.most = most;
  }

  void add(Position position, ProblemCode code, String message, String suggestion) {
    count++;
    problems.add(file, position, code, message, suggestion);
  }

  /** Whether one more would be kept; otherwise its place and words need not be found out. */
  boolean wantsMore() {
    return count < most;
  }

  /** One of those that are not kept. */
  void badDataUnseen() {
    count++;
    problems.addUnseen();
  }

  void badData(Position position, String message, String suggestion) {
    add(position, ProblemCode.E123_BAD_DATA, message, suggestion);
  }

  boolean any() {
    return count > 0;
  }
}
