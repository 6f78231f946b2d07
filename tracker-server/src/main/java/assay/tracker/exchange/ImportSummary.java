// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import java.util.List;

/**
 * What was brought over.
 *
 * @param files artifacts, those that were there already included
 * @param problems what was left out or changed, and why, for people
 */
public record ImportSummary(
    int experiments, int runs, long points, int files, List<String> problems) {}
