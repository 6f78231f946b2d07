// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** Says that a key must be written. */
final class MissingKey {
  private MissingKey() {}

  /** Says nothing of what was written: another problem tells why it is not there. */
  static void report(Problems problems, Positions positions, Completion.Missing missing) {
    String path = missing.path();
    if (!positions.isWritten(path) && !positions.isWritten("search.space." + path)) {
      report(problems, positions.place(path), missing);
    }
  }

  static void report(Problems problems, Place place, Completion.Missing missing) {
    problems.add(
        place,
        ProblemCode.E103_MISSING_KEY,
        "`%s` is missing (%s).".formatted(missing.path(), missing.meaning()),
        "Add `%s:` with %s.".formatted(Paths.last(missing.path()), missing.shape().wanted()));
  }
}
