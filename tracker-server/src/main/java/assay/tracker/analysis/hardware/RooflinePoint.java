// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a cell attains of what its device could.
 *
 * @param flopsPerSecond attained
 * @param peak of the device in FLOP/s, as measured: attained / MFU; absent without the MFU
 * @param attainable FLOP/s at the work's FLOP per byte, the lower of the peak and what the memory
 *     feeds: attained / roofline fraction; absent without that
 * @param flopPerByte of the work if everything is moved once; absent if not counted
 * @param peakBytesPerSecond of the device's memory, as measured
 */
public record RooflinePoint(
    String label,
    String column,
    Cell cell,
    double flopsPerSecond,
    OptionalDouble peak,
    OptionalDouble attainable,
    OptionalDouble flopPerByte,
    OptionalDouble peakBytesPerSecond) {

  /** Peaks are measured too: what is nearer than this is the same. */
  private static final double SAME = 0.01;

  static List<RooflinePoint> of(Grid grid, Labels labels, Collection<Cell> cells) {
    return cells.stream()
        .filter(Cell::isMeasured)
        .filter(cell -> cell.metric("bench/flops_per_s").orElse(0) > 0)
        .filter(cell -> hasShare(cell, "bench/mfu") || hasShare(cell, "bench/roofline_frac"))
        .map(cell -> point(cell, labels.of(cell), grid.column(cell)))
        .toList();
  }

  /** Without a peak there is no roof, and nothing to be a part of. */
  private static boolean hasShare(Cell cell, String name) {
    return cell.metric(name).orElse(0) > 0;
  }

  private static RooflinePoint point(Cell cell, String label, String column) {
    double attained = cell.metric("bench/flops_per_s").orElseThrow();
    return new RooflinePoint(
        label,
        column,
        cell,
        attained,
        divided(attained, cell.metric("bench/mfu")),
        divided(attained, cell.metric("bench/roofline_frac")),
        positive(cell, "bench/flop_per_byte"),
        positive(cell, "bench/peak_bytes_per_s"));
  }

  private static OptionalDouble positive(Cell cell, String name) {
    return cell.metric(name).stream().filter(it -> it > 0).findFirst();
  }

  /** Whether it has a place below a roof over FLOP per byte. */
  public boolean hasPlace() {
    return peak.isPresent() && flopPerByte.isPresent() && peakBytesPerSecond.isPresent();
  }

  private static OptionalDouble divided(double attained, OptionalDouble fraction) {
    return fraction.stream().filter(it -> it > 0).map(it -> attained / it).findFirst();
  }

  /** Whether memory and not arithmetic sets the roof. */
  public boolean isMemoryBound() {
    return peak.isPresent()
        && attainable.isPresent()
        && attainable.getAsDouble() < peak.getAsDouble() * (1 - SAME);
  }
}
