// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.OptionalLong;

/**
 * What a {@link MemoryWindow} saw.
 *
 * @param bytes the highest resident memory of the process; empty where the platform does not tell
 * @param shared whether another window was open at any time meanwhile, so that the bytes belong to
 *     both
 */
public record MemoryPeak(OptionalLong bytes, boolean shared) {}
