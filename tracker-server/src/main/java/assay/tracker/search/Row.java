// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What is searched: a run or an experiment seen as fields. Missing fields are absent. */
public interface Row {

  /** The value of a field that holds text. */
  Optional<String> text(Field field);

  /** The value of a field that holds numbers; NaN is a value. */
  OptionalDouble number(Field field);

  /** All values of a field that holds text and may have many: one that fits is enough. */
  default Stream<String> texts(Field field) {
    return text(field).stream();
  }

  /** All values of a field that holds numbers and may have many: one that fits is enough. */
  default DoubleStream numbers(Field field) {
    return number(field).stream();
  }
}
