// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.search.FieldKind;
import assay.tracker.search.KeyNames;
import assay.tracker.store.RunKeys;
import assay.tracker.store.TrackingStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys that the runs of some experiments have; the store is asked when the first is needed. */
final class StoredKeyNames implements KeyNames {

  private final TrackingStore store;
  private final List<String> experimentIds;
  private Optional<RunKeys> known = Optional.empty();

  StoredKeyNames(TrackingStore store, List<String> experimentIds) {
    this.store = store;
    this.experimentIds = experimentIds;
  }

  @Override
  public Set<FieldKind> kindsOf(String name) {
    RunKeys keys = known.orElseGet(() -> store.runKeys(experimentIds));
    known = Optional.of(keys);
    Set<FieldKind> kinds = EnumSet.noneOf(FieldKind.class);
    if (keys.metrics().contains(name)) {
      kinds.add(FieldKind.METRIC);
    }
    if (keys.params().contains(name)) {
      kinds.add(FieldKind.PARAM);
    }
    if (keys.tags().contains(name)) {
      kinds.add(FieldKind.TAG);
    }
    return kinds;
  }
}
