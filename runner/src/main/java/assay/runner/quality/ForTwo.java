// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

/** What is said of metrics that tell one class from one other. */
final class ForTwo {
  private ForTwo() {}

  static Score.Undefined classesNot(int classes) {
    return new Score.Undefined("it is for two classes, and there are " + classes);
  }
}
