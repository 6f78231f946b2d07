// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import java.util.List;

/**
 * A bounded part of the points of one key in several runs. Of all steps in the range that any of
 * the runs has, {@code maxSteps} are picked evenly; the last of all and each run's first and last
 * are added, so that no curve loses its ends.
 *
 * @param runIds unknown ones have no points
 * @param firstStep the smallest step looked at
 * @param lastStep the largest step looked at
 */
public record SampleRequest(
    List<String> runIds, String key, long firstStep, long lastStep, int maxSteps) {}
