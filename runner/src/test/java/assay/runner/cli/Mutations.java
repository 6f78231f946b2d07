// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Damages a text file as people, programs and attackers do. Texts are handled as Latin-1, which
 * keeps every byte.
 */
final class Mutations {
  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "1.5",
          "1e308",
          "-1e-320",
          "1e9999",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "99999999999999999999999999999999999999999999",
          "0x7fffffff",
          "0o17",
          ".inf",
          "-.inf",
          ".nan",
          "~",
          "null",
          "true",
          "no",
          "''",
          "' '",
          "[]",
          "{}",
          "[[]]",
          "[1, [2, [3]]]",
          "{a: {b: c}}",
          "&a [*a]",
          "*a",
          "!!binary aGk=",
          "!x y",
          "|",
          ">",
          "builtin:iris",
          "csv:",
          "csv:.",
          "csv:/dev/null",
          "gpu:0",
          "gpu:999",
          "1h",
          "0s",
          "99999d",
          "2001-01-01",
          "é",
          "\u00e2\u0080\u00ae",
          "a: b",
          "- a",
          "? a",
          "# a",
          "%a",
          "@a",
          "`a`",
          "\"a",
          "'a",
          "a\u0000b",
          "\u00ff\u00fe",
          "\u00c3",
          "\u001b[31m");
  private static final List<String> CELLS =
      List.of(
          "",
          " ",
          "x",
          "NaN",
          "Infinity",
          "1e39",
          "1e-400",
          "0x10",
          "1,5",
          "\"",
          "\"\"",
          "\"a",
          "a\"b",
          "\"a\"b",
          "\"a\nb\"",
          "\u0000",
          "\u00ff",
          "\t",
          "-",
          "1e",
          "null",
          "?",
          "99999999999999999999999999",
          "1;2",
          "\r",
          "\u00ef\u00bb\u00bf");
  private static final String SIGNS = "{}[]:,-#&*!|>'\"%@`? \n\t\r0123456789.eE~=<abz\u0000\u007f";

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  byte[] of(byte[] whole, boolean table) {
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    for (int i = random.nextInt(4); i >= 0; i--) {
      text = table && random.nextBoolean() ? cell(text) : once(text.isEmpty() ? "x" : text);
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String once(String text) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + random.nextInt(20));
    return switch (random.nextInt(16)) {
      case 0 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
      case 1 -> inserted(text, at, "" + SIGNS.charAt(random.nextInt(SIGNS.length())));
      case 2 -> text.substring(0, at) + text.substring(end);
      case 3 -> inserted(text, random.nextInt(text.length()), text.substring(at, end));
      case 4 -> text.substring(0, at);
      case 5, 6, 7 -> token(text, VALUES);
      case 8 -> token(text, List.of(text.split("\\W+")));
      case 9 -> lines(text);
      case 10 -> text.replace("\n", random.nextBoolean() ? "\r\n" : "\r");
      case 11 -> text.replaceFirst("  ", "\t");
      case 12 -> inserted(text, lineStart(text, at), nested());
      case 13 -> inserted(text, lineStart(text, at), aliases());
      case 14 ->
          inserted(text, at, ("" + SIGNS.charAt(random.nextInt(SIGNS.length()))).repeat(30_000));
      default -> text + text;
    };
  }

  private static String inserted(String text, int at, String what) {
    return text.substring(0, at) + what + text.substring(at);
  }

  private static int lineStart(String text, int at) {
    return text.lastIndexOf('\n', at) + 1;
  }

  private String nested() {
    int depth = List.of(10, 49, 51, 1_000, 20_000).get(random.nextInt(5));
    return switch (random.nextInt(4)) {
      case 0 -> "a: " + "[".repeat(depth) + "]".repeat(depth) + "\n";
      case 1 -> "a: " + "{a: ".repeat(depth) + "1" + "}".repeat(depth) + "\n";
      case 2 -> "- ".repeat(depth) + "\n";
      default -> "? ".repeat(depth) + "\n";
    };
  }

  private String aliases() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x]\n");
    int width = 2 + random.nextInt(40);
    for (int i = 1; i < 2 + random.nextInt(12); i++) {
      String alias = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(width, alias))));
    }
    return bomb.toString();
  }

  /** A word or a number becomes something else. */
  private String token(String text, List<String> others) {
    String[] tokens = text.split("(?<=\\W)|(?=\\W)", -1);
    int at = random.nextInt(tokens.length);
    while (at < tokens.length - 1 && !tokens[at].matches("\\w+")) {
      at++;
    }
    tokens[at] = others.isEmpty() ? "" : others.get(random.nextInt(others.size()));
    return String.join("", tokens);
  }

  private String lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.add(random.nextInt(lines.size()), lines.get(at));
      case 1 -> lines.remove(at);
      case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      default -> lines.set(at, " " + lines.get(at));
    }
    return String.join("\n", lines);
  }

  private String cell(String text) {
    String[] lines = text.split("\n", -1);
    int row = random.nextInt(lines.length);
    String[] cells = lines[row].split(",", -1);
    int column = random.nextInt(cells.length);
    cells[column] =
        switch (random.nextInt(6)) {
          case 0 -> "9".repeat(100_000);
          case 1 -> ",".repeat(random.nextInt(2_000));
          default -> CELLS.get(random.nextInt(CELLS.size()));
        };
    lines[row] = String.join(",", cells);
    return String.join("\n", lines);
  }
}
