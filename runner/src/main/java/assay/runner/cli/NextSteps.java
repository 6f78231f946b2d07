// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchState;
import java.nio.file.Path;

/** What to do after a launch, as a command that works as it stands. */
final class NextSteps {
  private NextSteps() {}

  static String of(LaunchEnd end, TrackerAccess access, Path data) {
    if (end.state() == LaunchState.INTERRUPTED || end.state() == LaunchState.BUDGET) {
      return "Run the same command again to train what is missing.";
    }
    return access.own()
        ? "Look at it in a browser: %s serve%s".formatted(command(), dataOption(data))
        : "Look at it in a browser: " + access.address();
  }

  private static String dataOption(Path data) {
    return data.toString().equals("assay-data") ? "" : " --data " + data;
  }

  /** The program as the user called it. */
  static String command() {
    return System.getProperty("assay.command", "assay");
  }
}
