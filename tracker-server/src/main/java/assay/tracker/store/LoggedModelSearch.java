// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import java.util.List;

/**
 * Which logged models to list.
 *
 * @param datasets if there are any, metrics on other data sets do not count; where the filter names
 *     no metric, models that have one on these data sets are listed
 * @param order the most important key first
 */
public record LoggedModelSearch(
    List<String> experimentIds,
    Filter filter,
    List<DatasetFilter> datasets,
    List<Key> order,
    PageRequest page) {

  /**
   * One sort key.
   *
   * @param dataset which metrics count, if the order names one: of these the latest is compared
   */
  public record Key(Order order, DatasetFilter dataset) {}
}
