// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.series.Points;
import java.util.Arrays;

/**
 * The points of a key that no chunk has yet, in the order of their arrival. A value: it never
 * changes. Those that grow out of it share its arrays, so only the writing thread may extend one,
 * and only one line of descendants may be kept.
 */
final class Tail {

  static final Tail EMPTY = new Tail(new long[0], new long[0], new double[0], 0);

  private final long[] steps;
  private final long[] timestamps;
  private final double[] values;
  private final int size;

  private Tail(long[] steps, long[] timestamps, double[] values, int size) {
    this.steps = steps;
    this.timestamps = timestamps;
    this.values = values;
    this.size = size;
  }

  int size() {
    return size;
  }

  Tail with(Points more) {
    int grown = size + more.size();
    Tail room = grown <= steps.length ? this : roomFor(grown);
    for (int i = 0; i < more.size(); i++) {
      room.steps[size + i] = more.step(i);
      room.timestamps[size + i] = more.timestamp(i);
      room.values[size + i] = more.value(i);
    }
    return new Tail(room.steps, room.timestamps, room.values, grown);
  }

  private Tail roomFor(int grown) {
    int length = size == 0 ? grown : Math.max(grown, size + (size >> 1) + 4);
    return new Tail(
        Arrays.copyOf(steps, length),
        Arrays.copyOf(timestamps, length),
        Arrays.copyOf(values, length),
        size);
  }

  Points points() {
    Points.Builder points = Points.builder(size);
    for (int i = 0; i < size; i++) {
      points.add(steps[i], timestamps[i], values[i]);
    }
    return points.build();
  }
}
