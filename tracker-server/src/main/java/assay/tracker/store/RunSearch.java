// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import java.util.List;

/**
 * Which runs to list.
 *
 * @param experimentIds unknown ones have no runs; none at all: no runs
 */
public record RunSearch(
    List<String> experimentIds, Filter filter, Order order, ViewType view, PageRequest page) {}
