// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import java.util.Locale;

/** Writes a picture of lines, dots and words; its colours are those of the page's style. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  Svg(double width, double height, String description) {
    text.append(
        "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">"
            .formatted(number(width), number(height), escaped(description)));
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A tenth of a pixel is enough. */
  private static String number(double value) {
    String number = String.format(Locale.ROOT, "%.1f", value);
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    text.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(style, number(x1), number(y1), number(x2), number(y2)));
    return this;
  }

  Svg dot(String style, double x, double y, double radius, String hint) {
    text.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"><title>%s</title></circle>"
            .formatted(style, number(x), number(y), number(radius), escaped(hint)));
    return this;
  }

  Svg box(String style, double x, double y, double width, double height) {
    text.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
            .formatted(style, number(x), number(y), number(width), number(height)));
    return this;
  }

  /**
   * @param points x and y in turn
   */
  Svg path(String style, double... points) {
    text.append("<path class=\"%s\" d=\"".formatted(style));
    for (int i = 0; i + 1 < points.length; i += 2) {
      text.append(i == 0 ? 'M' : 'L').append(number(points[i])).append(',');
      text.append(number(points[i + 1]));
    }
    text.append("\"/>");
    return this;
  }

  Svg words(String style, double x, double y, String words) {
    text.append(
        "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
            .formatted(style, number(x), number(y), escaped(words)));
    return this;
  }

  String done() {
    return text + "</svg>";
  }
}
