// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import java.util.List;
import java.util.function.Function;

/**
 * A part of an answer.
 *
 * @param next where the next part starts; {@link PageToken#FIRST} if there is none
 */
public record Page<T>(List<T> items, PageToken next) {

  public boolean isLast() {
    return next.equals(PageToken.FIRST);
  }

  public <U> Page<U> map(Function<List<T>, List<U>> items) {
    return new Page<>(items.apply(this.items), next);
  }
}
