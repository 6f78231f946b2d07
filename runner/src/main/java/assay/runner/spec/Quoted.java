// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;

/** Values as messages show them: on one line, and never longer than a line can be read. */
final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  static String text(String value) {
    return "\"%s\"".formatted(shortened(value));
  }

  static String shortened(String value) {
    return shortened(value, LONGEST);
  }

  /**
   * @param longest in characters that people see
   */
  static String shortened(String value, int longest) {
    String line = oneLine(value);
    return line.codePointCount(0, line.length()) > longest
        ? line.substring(0, line.offsetByCodePoints(0, longest)) + "…"
        : line;
  }

  static String oneLine(String value) {
    return value.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
  }

  /** What stands there: {@code text "fifty"}, {@code 0.5}, {@code a list}. */
  static String what(Written written) {
    return switch (written) {
      case Written.Items items -> "a list";
      case Written.Fields fields -> "a map";
      case Written.Scalar(JsonNode value, Place place) -> scalar(value);
    };
  }

  private static String scalar(JsonNode value) {
    if (value.isTextual()) {
      return "text " + text(value.textValue());
    }
    return value.isNull() ? "nothing" : number(value);
  }

  /** A value as one would write it in the file. */
  static String yaml(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    return value.isContainerNode() ? shortened(value.toString()) : number(value);
  }

  /** {@code `a`, `b` or `c`}. */
  static String either(List<String> names) {
    String last = "`%s`".formatted(names.getLast());
    String others =
        names.subList(0, names.size() - 1).stream()
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? last : others + " or " + last;
  }

  private static String number(JsonNode value) {
    double real = value.doubleValue();
    boolean whole = value.isDouble() && real == Math.rint(real) && Math.abs(real) < 1e15;
    return whole
        ? JsonNodeFactory.instance.numberNode((long) real).asText()
        : value.asText().replaceFirst("(\\.0)?E", "e");
  }
}
