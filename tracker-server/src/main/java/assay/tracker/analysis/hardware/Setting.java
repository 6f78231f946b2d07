// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

/**
 * What a cell is a cell of.
 *
 * @param model its short name
 * @param precision the type of its inputs, such as {@code float32}
 * @param batch samples in one operation
 * @param threads that the engine computes one operation with
 */
record Setting(
    String model,
    Scenario scenario,
    String engine,
    String precision,
    int batch,
    int threads,
    Device device) {}
