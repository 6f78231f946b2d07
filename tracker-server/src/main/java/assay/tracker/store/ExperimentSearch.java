// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;

/** Which experiments to list. */
public record ExperimentSearch(Filter filter, Order order, ViewType view, PageRequest page) {}
