// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.Run;
import java.util.List;

/**
 * A page of runs, which may be larger than memory.
 *
 * @param parts of the page, in order, none of them empty; each is read when the iterator comes to
 *     it, as of that moment
 * @param next where the next page starts; {@link PageToken#FIRST} if there is none
 */
public record FoundRuns(Iterable<List<Run>> parts, PageToken next) {

  public boolean isLast() {
    return next.equals(PageToken.FIRST);
  }
}
