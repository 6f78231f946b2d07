// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command keeps or finds its data. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "assay-data",
      description = "Data directory: journal, database, artifacts. Default: ${DEFAULT-VALUE}.")
  Path directory = Path.of("assay-data");
}
