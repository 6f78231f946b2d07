// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Standard output and error: data goes to the one, words for people to the other. The launcher says
 * whether people sit at a terminal, and how wide it is.
 */
final class Terminal {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean interactive;
  private final int columns;

  Terminal(PrintStream out, PrintStream err, boolean interactive, int columns) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.columns = columns;
  }

  static Terminal system() {
    return new Terminal(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        Boolean.getBoolean("assay.terminal"),
        Integer.getInteger("assay.columns", 100));
  }

  /** A line for programs. */
  void data(String line) {
    out.println(line);
  }

  /** A line for people. */
  void say(String line) {
    err.println(line);
  }

  void say(List<String> lines) {
    lines.forEach(this::say);
  }

  /** Text as it stands, such as control sequences. */
  void draw(String text) {
    err.print(text);
    err.flush();
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  boolean interactive() {
    return interactive;
  }

  int columns() {
    return columns;
  }
}
