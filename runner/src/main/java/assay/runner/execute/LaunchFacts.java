// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Plan;
import java.time.Instant;
import java.util.Map;

/**
 * What is known of a launch when it starts.
 *
 * @param id 32 hex digits
 * @param hostJson the facts of the host as JSON, as {@code assay/host.json}
 * @param environmentFingerprint hash of what of the host and engine can change a measurement
 * @param tags further tags of the launch, such as the command
 */
public record LaunchFacts(
    String id,
    Plan plan,
    Instant startedAt,
    String hostJson,
    String environmentFingerprint,
    Map<String, String> tags) {
  /** The same launch with the fits of another plan. */
  public LaunchFacts with(Plan other) {
    return new LaunchFacts(id, other, startedAt, hostJson, environmentFingerprint, tags);
  }
}
