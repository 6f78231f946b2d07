// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.BenchmarkPlan;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a benchmark's launch when it starts.
 *
 * @param id 32 hex digits
 * @param hostJson the facts of the host as JSON, as {@code assay/host.json}
 * @param targets by name, as declared
 */
public record BenchmarkFacts(
    String id,
    BenchmarkPlan plan,
    Instant startedAt,
    String hostJson,
    Map<String, TargetFacts> targets) {
  public BenchmarkFacts {
    targets = Map.copyOf(targets);
  }

  public TargetFacts target(String name) {
    return Objects.requireNonNull(targets.get(name), name);
  }
}
