// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

/**
 * Steps from one to another, both included.
 *
 * @param last not below the first
 */
public record StepRange(long first, long last) {

  public static final StepRange ALL = new StepRange(Long.MIN_VALUE, Long.MAX_VALUE);
}
