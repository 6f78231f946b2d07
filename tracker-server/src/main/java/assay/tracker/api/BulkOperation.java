// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.model.Metric;
import assay.tracker.store.RunBatch;
import assay.tracker.store.TrackingStore;
import java.util.List;

/** {@code POST /runs/:run_id/metrics}: many points of a run in one binary body. */
record BulkOperation(TrackingStore store) {

  Operation operation() {
    return Operation.post("/runs/:run_id/metrics", "application/vnd.assay.points", this::answer);
  }

  private JsonContent answer(ApiRequest request) {
    List<Metric> metrics = new BulkPoints(request.body()).read();
    store.log(request.pathParameter("run_id"), new RunBatch(metrics, List.of(), List.of()));
    return json -> json.writeNumberField("points", metrics.size());
  }
}
