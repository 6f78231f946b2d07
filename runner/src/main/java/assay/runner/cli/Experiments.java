// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.record.MlflowClient;
import assay.runner.record.MlflowExperiment;
import java.util.List;

/** Finds experiments by their names. */
final class Experiments {
  private Experiments() {}

  /** In the order of the names, each once. */
  static List<MlflowExperiment> require(MlflowClient client, List<String> names) {
    return names.stream().distinct().map(name -> require(client, name)).toList();
  }

  private static MlflowExperiment require(MlflowClient client, String name) {
    return client
        .findExperiment(name)
        .filter(MlflowExperiment::active)
        .orElseThrow(() ->
            new CommandException(
                ExitCode.WRONG_DECLARATION,
                "no experiment is called \"%s\"; experiments here: %s"
                    .formatted(
                        name,
                        String.join(
                            ", ",
                            client.experiments().stream().map(MlflowExperiment::name).toList()))));
  }
}
