// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

/** Measures the energy of windows, which may overlap. Thread-safe. */
@FunctionalInterface
public interface EnergyMeter {

  /** Begins a window, as the last thing before what is measured. */
  EnergyWindow start();

  /** A window that runs. */
  interface EnergyWindow {

    /** Ends the window, as the first thing after what is measured. To be called once. */
    Energy stop();
  }
}
