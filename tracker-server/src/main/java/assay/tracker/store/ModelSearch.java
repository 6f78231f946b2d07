// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.search.Filter;
import assay.tracker.search.Order;

/** Which registered models, or versions of them, to list. */
public record ModelSearch(Filter filter, Order order, PageRequest page) {}
