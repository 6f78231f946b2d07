// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

/** Whose filters are read. Whatever is a filter in MLflow's grammar means the same in Assay's. */
enum Grammar {
  MLFLOW,
  ASSAY
}
