// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.model.ViewType;
import assay.tracker.search.Field;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which runs to find, and in which order. */
public record RunQuery(Set<Long> experiments, Filter filter, Order order, ViewType view) {

  /** What the answer depends on, beside the runs that there are. */
  public Set<Field> fields() {
    Set<Field> fields = new LinkedHashSet<>(filter.fields());
    fields.addAll(order.fields());
    return fields;
  }
}
