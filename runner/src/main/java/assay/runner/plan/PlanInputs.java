// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

/**
 * What a plan needs to know beyond the declaration.
 *
 * @param dataDigest SHA-256 of the data, hex
 * @param splitDigest SHA-256 of predefined folds, hex; empty for folds drawn from the seed
 * @param folds test parts per repeat
 * @param engineVersion for the keys: another engine is another question
 */
public record PlanInputs(String dataDigest, String splitDigest, int folds, String engineVersion) {}
