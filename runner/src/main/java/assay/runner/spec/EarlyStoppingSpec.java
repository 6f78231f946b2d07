// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/**
 * Ends a fit that no longer improves.
 *
 * @param patience how many epochs without improvement end it
 * @param minDelta least improvement that counts
 * @param restoreBest whether the weights of the best epoch are scored, or those of the last
 */
public record EarlyStoppingSpec(
    Monitor monitor, int patience, double minDelta, boolean restoreBest) {}
