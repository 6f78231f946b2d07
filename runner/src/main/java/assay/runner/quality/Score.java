// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a metric says of some predictions. */
public sealed interface Score {

  /** A finite number. */
  record Value(double value) implements Score {}

  /** One for each class or output: numbers, or why there is none. */
  record Values(List<Score> each) implements Score {
    public Values {
      each = List.copyOf(each);
    }
  }

  /** Numbers in rows. */
  record Table(List<List<Double>> rows) implements Score {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Points of a curve: lists of numbers by what they are. */
  record Curve(Map<String, List<Double>> columns) implements Score {
    public Curve {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
  }

  /**
   * The metric has no value here.
   *
   * @param reason a clause without a full stop
   */
  record Undefined(String reason) implements Score {}

  /** A number if it is one, else undefined: a division by nothing, or more than a double holds. */
  static Score finite(double value, String otherwise) {
    return Double.isFinite(value) ? new Value(value) : new Undefined(otherwise);
  }
}
