// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/**
 * A curve of a fit that decides something, such as {@code val/loss}.
 *
 * @param goal which way it is better
 */
public record Monitor(String curve, TaskSpec.Goal goal) {}
