// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import java.util.List;

/**
 * Which part of an answer is wanted.
 *
 * @param maxItems at least 1
 */
public record PageRequest(int maxItems, PageToken start) {

  public static final PageRequest EVERYTHING = new PageRequest(Integer.MAX_VALUE, PageToken.FIRST);

  public static PageRequest first(int maxItems) {
    return new PageRequest(maxItems, PageToken.FIRST);
  }

  /** The page out of all items. */
  public <T> Page<T> of(List<T> all) {
    int from = (int) Math.min(start.offset(), all.size());
    int to = (int) Math.min((long) from + maxItems, all.size());
    return page(all.subList(from, to), to < all.size());
  }

  /**
   * @param more whether further items follow
   */
  public <T> Page<T> page(List<T> items, boolean more) {
    return new Page<>(items, more ? start.plus(items.size()) : PageToken.FIRST);
  }
}
