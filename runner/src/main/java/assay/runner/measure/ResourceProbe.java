// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.OptionalLong;

/** Reads what this process uses right now. Called from a sampling thread; must be cheap. */
public interface ResourceProbe {

  /** Resident memory in bytes; empty where the platform does not tell. */
  OptionalLong residentBytes();
}
