// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

/**
 * @param dueNanos when it should be sent, since the start of the load
 * @param samples inputs that it has
 * @param warmUp whether it is left out of the results
 */
record Query(long dueNanos, int samples, boolean warmUp) {}
