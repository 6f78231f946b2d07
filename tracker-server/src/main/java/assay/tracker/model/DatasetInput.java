// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.List;

/** A data set as one run used it; the tag {@value #CONTEXT} says what for. */
public record DatasetInput(Dataset dataset, List<Tag> tags) {

  public static final String CONTEXT = "mlflow.data.context";
}
