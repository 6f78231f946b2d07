// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import java.util.Set;

/** The keys that runs have. */
public record RunKeys(Set<String> metrics, Set<String> params, Set<String> tags) {}
