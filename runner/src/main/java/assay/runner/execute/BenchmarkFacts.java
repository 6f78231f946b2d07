// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.BenchmarkPlan;
import assay.runner.spec.CellSettings;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a benchmark's launch when it starts.
 *
 * @param id 32 hex digits
 * @param hostJson the facts of the host as JSON, as {@code assay/host.json}
 * @param fingerprint of the machine, without engine and target
 * @param targets by {@link CellSettings#place}
 */
public record BenchmarkFacts(
    String id,
    BenchmarkPlan plan,
    Instant startedAt,
    String hostJson,
    String fingerprint,
    Map<String, TargetFacts> targets) {
  public BenchmarkFacts {
    targets = Map.copyOf(targets);
  }

  public TargetFacts target(CellSettings settings) {
    return Objects.requireNonNull(targets.get(settings.place()), settings.place());
  }
}
