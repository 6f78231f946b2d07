// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Tag;
import java.util.List;

/** A registered model to create; of tags with the same key the last one counts. */
public record NewRegisteredModel(String name, String description, List<Tag> tags) {}
