// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.store.RunKeys;
import assay.tracker.store.TrackingStore;
import io.vertx.core.MultiMap;
import java.util.Set;
import java.util.TreeSet;

/** {@code GET /keys}: which metrics, params and tags the runs of experiments have. */
record KeysOperation(TrackingStore store) {

  private static final String EXPERIMENT = "experiment_id";
  private static final int MAX_EXPERIMENTS = 1_000;

  Operation operation() {
    return Operation.get("/keys", this::answer);
  }

  private JsonContent answer(ApiRequest request) {
    MultiMap query = request.query(Set.of(EXPERIMENT));
    RunKeys keys = store.runKeys(ApiRequest.requireAll(query, EXPERIMENT, MAX_EXPERIMENTS));
    return json -> {
      JsonContent.texts(json, "metrics", new TreeSet<>(keys.metrics()));
      JsonContent.texts(json, "params", new TreeSet<>(keys.params()));
      JsonContent.texts(json, "tags", new TreeSet<>(keys.tags()));
    };
  }
}
