// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import java.util.List;

/** A logged model to create. Texts that are not known are empty, except the name. */
public record NewLoggedModel(
    String experimentId,
    String name,
    String modelType,
    String sourceRunId,
    List<Param> params,
    List<Tag> tags) {}
