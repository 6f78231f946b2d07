// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.OptionalDouble;

/**
 * Processor time of a whole machine and of the processes that measure, counted since some moment in
 * one unit.
 *
 * @param totalTicks of all processors together, idle or not
 * @param busyTicks of them not idle; time that a hypervisor gave to other machines is among them
 * @param ownTicks of the processes that measure
 */
public record CpuUse(long totalTicks, long busyTicks, long ownTicks) {

  /**
   * Share of the machine, 0 to 1, that others used between two readings; empty if no time passed.
   */
  public static OptionalDouble byOthers(CpuUse before, CpuUse after) {
    long total = after.totalTicks - before.totalTicks;
    if (total <= 0) {
      return OptionalDouble.empty();
    }
    long others = after.busyTicks - before.busyTicks - (after.ownTicks - before.ownTicks);
    return OptionalDouble.of(Math.clamp((double) others / total, 0, 1));
  }
}
