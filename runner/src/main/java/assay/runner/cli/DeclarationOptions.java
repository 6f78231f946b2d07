// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files of a command and what overrides them. */
final class DeclarationOptions {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Experiment declarations (YAML).")
  List<Path> files = List.of();

  @Option(
      names = "--set",
      paramLabel = "path=value",
      description = "Overrides a key of the files, such as --set train.epochs=10. May be repeated.")
  Map<String, String> overrides = new LinkedHashMap<>();
}
