// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

/**
 * How requests came.
 *
 * @param kind {@code single_stream}, {@code multi_stream}, {@code server}, {@code offline} or
 *     {@code training_step}
 * @param rate requests/s as declared; empty where there is none
 */
record Scenario(String name, String kind, String rate) {

  /** Requests came by the clock, so that latencies count from the time that was scheduled. */
  boolean isOpenLoop() {
    return kind.equals("server");
  }

  String label() {
    return rate.isEmpty() ? name : "%s at %s/s".formatted(name, rate);
  }
}
