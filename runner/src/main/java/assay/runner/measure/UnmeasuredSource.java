// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.time.Duration;

/**
 * A source that is there and cannot be measured.
 *
 * @param reason a sentence for the user
 */
public record UnmeasuredSource(String name, String reason) implements EnergySource {
  @Override
  public String method() {
    return "unmeasured: " + reason;
  }

  @Override
  public boolean measures() {
    return false;
  }

  @Override
  public Duration lookEvery() {
    return Duration.ofDays(1);
  }

  @Override
  public Tally start(long nanos) {
    return new Tally() {
      @Override
      public void look(long now) {}

      @Override
      public SourceEnergy stop(long now) {
        return new SourceEnergy.Unmeasured(reason);
      }
    };
  }
}
