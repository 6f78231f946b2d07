// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

/** What the process says to its caller; part of the public contract. */
enum ExitCode {
  OK(0),
  SOME_FITS_FAILED(1),
  WRONG_DECLARATION(2),
  BUDGET_REACHED(3),
  /** Tracker or engine; what was measured is safe in the journal. */
  UNAVAILABLE(4),
  DATA_DIRECTORY(5),
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
