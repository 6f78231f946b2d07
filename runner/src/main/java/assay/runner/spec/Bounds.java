// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Real;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ends of a {@link Real}, read from the words that messages show for it, so that they are
 * written once.
 *
 * @param low negative infinity: none
 * @param high infinity: none
 */
record Bounds(double low, boolean lowIncluded, double high, boolean highIncluded) {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?:(?<low>≥|>|from|above) (?<from>\\S+))?"
              + "(?: ?(?:and )?(?<high>≤|<|to|to below|below) (?<to>\\S+))?");

  /** None where the words say something else. */
  static Bounds of(Real real) {
    Matcher words = WORDS.matcher(real.range());
    if (!words.matches()) {
      return new Bounds(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
    }
    String low = words.group("low");
    String high = words.group("high");
    return new Bounds(
        low == null ? Double.NEGATIVE_INFINITY : Double.parseDouble(words.group("from")),
        low != null && (low.equals("≥") || low.equals("from")),
        high == null ? Double.POSITIVE_INFINITY : Double.parseDouble(words.group("to")),
        high != null && (high.equals("≤") || high.equals("to")));
  }

  boolean contains(double value) {
    return (lowIncluded ? value >= low : value > low)
        && (highIncluded ? value <= high : value < high);
  }

  ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "number");
    if (Double.isFinite(low)) {
      schema.put(lowIncluded ? "minimum" : "exclusiveMinimum", low);
    }
    if (Double.isFinite(high)) {
      schema.put(highIncluded ? "maximum" : "exclusiveMaximum", high);
    }
    return schema;
  }
}
