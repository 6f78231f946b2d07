// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.List;
import java.util.Map;

/**
 * A row that is in no mean, since a column has no result there.
 *
 * @param because why, by column
 */
public record LeftOut(String row, Map<String, List<String>> because) {}
