// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a backup and their SHA-256, in the form of {@code sha256sum}, which can check them
 * too. It is written last: a backup that has none is not whole.
 */
final class Manifest {

  static final String NAME = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("(\\\\?)([0-9a-f]{64})  (.+)");

  private Manifest() {}

  /**
   * @param sums by path, with {@code /}
   */
  static void write(Path backup, Map<String, String> sums) throws IOException {
    StringBuilder text = new StringBuilder();
    sums.forEach((path, sum) -> text.append(line(path, sum)).append('\n'));
    Path file = backup.resolve(NAME);
    Files.writeString(file, text);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String line(String path, String sum) {
    String escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return (escaped.equals(path) ? "" : "\\") + sum + "  " + escaped;
  }

  static Map<String, String> read(Path backup) throws IOException {
    Map<String, String> sums = new LinkedHashMap<>();
    String text = Files.readString(backup.resolve(NAME), StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        String path = parts.group(3);
        sums.put(parts.group(1).isEmpty() ? path : unescaped(path), parts.group(2));
      } else if (!line.isEmpty()) {
        throw new MaintenanceException(
            "%s is damaged: '%s' is no line of it".formatted(backup.resolve(NAME), line));
      }
    }
    return sums;
  }

  private static String unescaped(String path) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '\\' || i + 1 == path.length()) {
        text.append(c);
        continue;
      }
      char escaped = path.charAt(++i);
      text.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
    }
    return text.toString();
  }
}
