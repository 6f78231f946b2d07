// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

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
}
