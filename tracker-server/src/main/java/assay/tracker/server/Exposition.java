// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.util.Locale;

/** The text form of Prometheus, version 0.0.4, as far as it is used here. */
final class Exposition {

  private final StringBuilder text = new StringBuilder(4096);

  /**
   * Begins a metric; its values follow.
   *
   * @param type counter, gauge or histogram
   */
  Exposition metric(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  /** A metric with one value. */
  Exposition metric(String name, String type, String help, Number value) {
    return metric(name, type, help).value(name, "", value);
  }

  /**
   * @param labels such as {@code method="GET",status="200"}; their values are words of this program
   */
  Exposition value(String name, String labels, Number value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    text.append(' ').append(number(value)).append('\n');
    return this;
  }

  private static String number(Number value) {
    return value instanceof Double real
        ? String.format(Locale.ROOT, "%.9g", real)
        : Long.toString(value.longValue());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
