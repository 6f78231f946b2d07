// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.EnergySource;
import assay.runner.measure.SourceEnergy;
import assay.runner.measure.SourceEnergy.Measured;
import assay.runner.measure.SourceEnergy.Method;
import java.util.List;

/** Several devices as one source: their sum, and nothing where one was not measured. */
record JointTally(List<EnergySource.Tally> parts) implements EnergySource.Tally {
  @Override
  public void look(long nanos) {
    parts.forEach(part -> part.look(nanos));
  }

  @Override
  public SourceEnergy stop(long nanos) {
    double joules = 0;
    Method method = Method.COUNTER;
    for (SourceEnergy energy : parts.stream().map(part -> part.stop(nanos)).toList()) {
      if (!(energy instanceof Measured measured)) {
        return energy;
      }
      joules += measured.joules();
      method = measured.method() == Method.SAMPLED ? Method.SAMPLED : method;
    }
    return new Measured(joules, method);
  }
}
