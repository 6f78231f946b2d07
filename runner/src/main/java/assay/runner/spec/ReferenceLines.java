// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of YAML with notes beside them, in one column where they fit. */
final class ReferenceLines {
  private static final int NOTES = 36;
  private static final int WIDEST = 130;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w./-]*|\\d+[a-z]+");
  private static final Pattern WORD_OF_YAML =
      Pattern.compile("true|false|null", Pattern.CASE_INSENSITIVE);

  private final List<String> lines = new ArrayList<>();
  private boolean bullet;

  /**
   * How far a line is indented.
   *
   * @param outer before the # of a comment
   * @param inside after it
   */
  record Level(String outer, boolean comment, String inside) {
    static final Level TOP = new Level("", false, "");

    Level deeper() {
      return comment ? new Level(outer, true, inside + "  ") : new Level(outer + "  ", false, "");
    }

    Level commented() {
      return comment ? this : new Level(outer, true, "");
    }

    private String indent(boolean bullet) {
      String whole = outer + (comment ? "# " : "") + inside;
      return bullet ? whole.substring(0, whole.length() - 2) + "- " : whole;
    }
  }

  /** The next line is the first of an item of a list. */
  void bullet() {
    bullet = true;
  }

  void add(Level level, String yaml, String note) {
    String line = level.indent(bullet) + yaml;
    bullet = false;
    String beside = line + " ".repeat(Math.max(1, NOTES - line.length())) + "# " + note;
    if (note.isEmpty()) {
      lines.add(line);
    } else if (beside.length() <= WIDEST) {
      lines.add(beside);
    } else {
      wrap(level.outer(), note);
      lines.add(line);
    }
  }

  /** A paragraph of its own. */
  void comment(String text) {
    wrap("", text);
  }

  private void wrap(String indent, String text) {
    StringBuilder line = new StringBuilder(indent + "#");
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > 100) {
        lines.add(line.toString());
        line = new StringBuilder(indent + "#");
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString().stripTrailing());
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** A value on one line. */
  static String yaml(JsonNode value) {
    if (value.isTextual()) {
      String text = value.textValue();
      boolean plain = PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches();
      return plain ? text : value.toString();
    }
    if (value.isArray()) {
      List<String> items = new ArrayList<>();
      value.forEach(item -> items.add(yaml(item)));
      return "[" + String.join(", ", items) + "]";
    }
    if (value.isObject()) {
      List<String> items = new ArrayList<>();
      value.properties().forEach(e -> items.add(e.getKey() + ": " + yaml(e.getValue())));
      return "{" + String.join(", ", items) + "}";
    }
    return value.asText().replace(".0E", "e");
  }
}
