// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

/** A trial that is not in the report, and why. */
public record UnreadTrial(String runId, String name, String because) {}
