// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import java.util.List;
import java.util.Optional;

/** What MLflow has under its prefixes and this server does not: its clients should know why. */
final class NotServed {

  /** Names that a path ends in or goes through. */
  static final List<String> FAMILIES =
      List.of(
          "traces",
          "unified-traces",
          "get-online-trace-details",
          "get-trace-artifact",
          "assessments",
          "scorers",
          "datasets",
          "webhooks",
          "gateway-proxy",
          "runs/create-promptlab-run",
          "graphql");

  private NotServed() {}

  static Optional<ErrorAnswer> find(String path) {
    return FAMILIES.stream()
        .filter(name -> path.endsWith("/" + name) || path.contains("/" + name + "/"))
        .findFirst()
        .map(name ->
            new ErrorAnswer(
                ErrorCode.NOT_IMPLEMENTED,
                ("%s is not implemented by this server, which serves experiments, runs, metrics,"
                        + " artifacts, data sets of runs, logged models and the model registry.")
                    .formatted(path)));
  }
}
