// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

/**
 * A cell that was measured again: the later one, or the one that has a result, is in the report.
 */
public record Superseded(String runId, String label, String byRunId) {}
