// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.ArrayList;
import java.util.List;

/**
 * What a launch gave.
 *
 * @param records every fit of the plan that has ended or was reused, in plan order
 */
public record LaunchOutcome(LaunchState state, List<FitRecord> records, int trained, int reused) {
  public LaunchOutcome {
    records = List.copyOf(records);
  }

  /** This and what the launch gave afterwards. */
  public LaunchOutcome and(LaunchOutcome later) {
    List<FitRecord> all = new ArrayList<>(records);
    all.addAll(later.records());
    return new LaunchOutcome(
        later.state(), all, trained + later.trained(), reused + later.reused());
  }
}
