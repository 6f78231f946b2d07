// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

/**
 * One of the things that are compared.
 *
 * @param label for people, unlike all others of a report
 * @param cells how many rows have a cell in it
 * @param results how many of them are results: measured, and without a flag
 */
public record Column(String label, int cells, int results) {}
