// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

/**
 * Trial × fork: the unit of a benchmark that is measured, stored and resumed. Each is a process of
 * its own.
 *
 * @param key what makes two measurements the same question, 64 hex digits
 * @param fork from 0
 */
public record Measurement(BenchmarkTrial trial, String key, int fork) {

  public String name() {
    return "fork " + fork;
  }
}
