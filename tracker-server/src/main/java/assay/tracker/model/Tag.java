// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

/** A label of a run or an experiment; setting it again replaces its value. */
public record Tag(String key, String value) {

  /** The tag that always holds the name of its run. */
  public static final String RUN_NAME = "mlflow.runName";
}
