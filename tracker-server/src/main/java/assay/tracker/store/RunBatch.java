// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import java.util.List;

/** What one request adds to a run. */
public record RunBatch(List<Metric> metrics, List<Param> params, List<Tag> tags) {

  public static RunBatch of(Metric metric) {
    return new RunBatch(List.of(metric), List.of(), List.of());
  }

  public static RunBatch of(Param param) {
    return new RunBatch(List.of(), List.of(param), List.of());
  }

  public static RunBatch of(Tag tag) {
    return new RunBatch(List.of(), List.of(), List.of(tag));
  }
}
