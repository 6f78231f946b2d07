// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.Map;

/** What a running fit tells, and how it is told to stop. Called on the fit's own thread. */
public interface FitProgress {

  /**
   * An epoch is over.
   *
   * @param epoch from 1
   * @param values curve names ({@code train/loss}, {@code train/accuracy} …) to values
   */
  void epoch(int epoch, Map<String, Double> values);

  /**
   * To be called often (every few batches): ends the fit when it must not go on.
   *
   * @throws InterruptedException when the launch is stopping
   * @throws FitTimeoutException when the fit has used up its time
   */
  void check() throws InterruptedException;
}
