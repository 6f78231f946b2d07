// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The series of a run by their keys. A value: it never changes. */
final class SeriesMap {

  static final SeriesMap EMPTY = new SeriesMap(new Series[0]);

  private static final Comparator<Series> BY_KEY = Comparator.comparing(Series::key);

  private final Series[] sorted;

  private SeriesMap(Series[] sorted) {
    this.sorted = sorted;
  }

  static SeriesMap of(Collection<Series> series) {
    Series[] sorted = series.toArray(Series[]::new);
    Arrays.sort(sorted, BY_KEY);
    return new SeriesMap(sorted);
  }

  Optional<Series> find(String key) {
    int at = indexOf(key);
    return at < 0 ? Optional.empty() : Optional.of(sorted[at]);
  }

  private int indexOf(String key) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      int order = sorted[middle].key().compareTo(key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return -1;
  }

  /** By key. */
  List<Series> all() {
    return Arrays.asList(sorted);
  }

  <T> List<T> map(Function<Series, T> mapper) {
    return Arrays.stream(sorted).map(mapper).toList();
  }

  /** With more points, which are in no chunk. */
  SeriesMap with(List<KeyPoints> batch) {
    return merged(batch, Series::of, Series::with);
  }

  /** Aware of points that are in chunks. */
  SeriesMap aware(List<KeyPoints> batch) {
    return merged(batch, Series::ofChunks, Series::aware);
  }

  private SeriesMap merged(
      List<KeyPoints> batch,
      Function<KeyPoints, Series> first,
      BiFunction<Series, KeyPoints, Series> more) {
    Series[] copy = sorted.clone();
    List<Series> added = new ArrayList<>();
    for (KeyPoints points : batch) {
      int at = indexOf(points.key());
      if (at < 0) {
        added.add(first.apply(points));
      } else {
        copy[at] = more.apply(copy[at], points);
      }
    }
    if (added.isEmpty()) {
      return new SeriesMap(copy);
    }
    added.addAll(Arrays.asList(copy));
    return of(added);
  }

  /** With other values of series that it has. */
  SeriesMap replacing(Collection<Series> changed) {
    Series[] copy = sorted.clone();
    for (Series series : changed) {
      copy[indexOf(series.key())] = series;
    }
    return new SeriesMap(copy);
  }

  boolean isAnyFull(List<KeyPoints> among) {
    return among.stream().anyMatch(points -> sorted[indexOf(points.key())].isFull());
  }

  long points() {
    long points = 0;
    for (Series series : sorted) {
      points += series.tail().size();
    }
    return points;
  }
}
