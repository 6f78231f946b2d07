// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.LaunchState;
import java.nio.file.Path;

/** What to do after a launch, as a command that works as it stands. */
final class NextSteps {
  private NextSteps() {}

  static String of(LaunchState end, TrackerAccess access, Path data) {
    if (end == LaunchState.INTERRUPTED || end == LaunchState.BUDGET) {
      return "Run the same command again for what is missing.";
    }
    return access.own()
        ? "Look at it in a browser: %s serve%s".formatted(command(), dataOption(data))
        : "Look at it in a browser: " + access.address();
  }

  private static String dataOption(Path data) {
    return data.toString().equals("assay-data") ? "" : " --data " + data;
  }

  static String uploadAdvice(String why, Path data) {
    return "The tracker has not got everything: %s. The journal has. Send it later: %s upload --data %s --tracker URL"
        .formatted(why, command(), data);
  }

  /** The program as the user called it. */
  static String command() {
    return System.getProperty("assay.command", "assay");
  }
}
