// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.CellSettings;
import java.util.Map;
import java.util.Objects;

/**
 * What a benchmark's plan needs to know beyond the declaration.
 *
 * @param digests SHA-256 of the model files, hex, by path as written
 * @param engineVersions for the keys: another engine is another question; by name of engine
 * @param fingerprints of the environment of each {@link CellSettings#place}: another one is another
 *     question
 * @param cores physical cores that this process may use
 */
public record BenchmarkInputs(
    Map<String, String> digests,
    Map<String, String> engineVersions,
    Map<String, String> fingerprints,
    int cores) {
  public BenchmarkInputs {
    digests = Map.copyOf(digests);
    engineVersions = Map.copyOf(engineVersions);
    fingerprints = Map.copyOf(fingerprints);
  }

  String fingerprint(CellSettings settings) {
    return Objects.requireNonNull(fingerprints.get(settings.place()), settings.place());
  }
}
