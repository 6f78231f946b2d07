// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/**
 * Where the rows come from.
 *
 * @param source as written: {@code builtin:iris} or {@code csv:PATH}
 */
public record DataSpec(String source) {}
