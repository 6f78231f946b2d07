// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Measurement;
import java.util.function.BooleanSupplier;

/**
 * Takes one measurement, in a process of its own. Whatever goes wrong there is a result, never an
 * exception: what one trial does must not cost the others.
 */
public interface Meter extends AutoCloseable {

  /**
   * @param stopping asked often; once true, the process is ended
   * @throws InterruptedException when it was stopped
   */
  MeasurementResult measure(Measurement measurement, BooleanSupplier stopping)
      throws InterruptedException;

  @Override
  void close();
}
