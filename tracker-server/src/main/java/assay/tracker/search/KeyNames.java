// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Set;

/** The keys that rows have, so that a name without {@code metrics.} and the like has a meaning. */
@FunctionalInterface
public interface KeyNames {

  KeyNames NONE = name -> Set.of();

  /** In which of metrics, params and tags there is such a key. Asked for bare names only. */
  Set<FieldKind> kindsOf(String name);
}
