// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.model.Metric;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** A file of points: on each line timestamp, value and, since MLflow 1.0, step. */
final class MetricFile {

  private static final int POINT_PARTS = 3;
  private static final Pattern SPACE = Pattern.compile(" ");

  private MetricFile() {}

  /**
   * @param reader gets each point, and what stands behind it on its line
   */
  static void each(String key, Path file, BiConsumer<Metric, List<String>> reader) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> parts = SPACE.splitAsStream(line.strip()).toList();
        reader.accept(
            point(key, file, line, parts),
            parts.subList(Math.min(POINT_PARTS, parts.size()), parts.size()));
      }
    } catch (IOException e) {
      throw new SourceException(file, e);
    }
  }

  private static Metric point(String key, Path file, String line, List<String> parts) {
    try {
      return new Metric(
          key,
          number(parts.get(1)),
          Long.parseLong(parts.get(0)),
          parts.size() > 2 ? Long.parseLong(parts.get(2)) : 0);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new SourceException(
          file, "'%s' is no point: timestamp, value and step are expected".formatted(line));
    }
  }

  /** As Python writes numbers. */
  private static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
