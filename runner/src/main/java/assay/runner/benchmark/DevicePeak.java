// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a device can do at best, measured, not from a data sheet.
 *
 * @param products square matrices, by size
 * @param convolutions by shape
 * @param memory bytes per second that are read and written by adding long vectors
 */
public record DevicePeak(List<Roof> products, List<Roof> convolutions, Roof memory) {
  public DevicePeak {
    products = List.copyOf(products);
    convolutions = List.copyOf(convolutions);
  }

  /** Floating-point operations per second of the fastest operation. */
  public double flopsPerSecond() {
    return Stream.concat(products.stream(), convolutions.stream())
        .mapToDouble(Roof::bestPerSecond)
        .max()
        .orElseThrow();
  }

  public double bytesPerSecond() {
    return memory.bestPerSecond();
  }
}
