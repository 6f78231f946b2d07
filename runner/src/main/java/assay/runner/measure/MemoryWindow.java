// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

/** A stretch of time whose highest memory is wanted. May be closed by any thread. */
public interface MemoryWindow {

  /** Ends the window with a last reading. Closing again gives the same answer. */
  MemoryPeak close();
}
