// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

/**
 * Trial × fold × repeat: the unit that is trained, stored and resumed.
 *
 * @param key what makes two fits the same question, 64 hex digits
 * @param fold from 0
 * @param repeat from 0
 */
public record Fit(Trial trial, String key, int fold, int repeat, Seeds seeds) {

  public String name() {
    return "repeat %d · fold %d".formatted(repeat, fold);
  }
}
