// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/** What was thrown, in words. */
final class Causes {
  /** How libtorch, ONNX Runtime and the C++ library say that memory ran out. */
  private static final List<String> OUT_OF_MEMORY =
      List.of(
          "can't allocate memory",
          "not enough memory",
          "out of memory",
          "bad_alloc",
          "bad allocation",
          "failed to allocate memory",
          "cannot reserve");

  private Causes() {}

  /** The message of what is at the bottom of a chain, on one line. */
  static String root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String text = message == null ? root.getClass().getSimpleName() : message;
    return text.lines().findFirst().orElse(text).strip();
  }

  static boolean isOutOfMemory(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof OutOfMemoryError || isOutOfMemory(String.valueOf(at.getMessage()))) {
        return true;
      }
    }
    return false;
  }

  static boolean isOutOfMemory(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return OUT_OF_MEMORY.stream().anyMatch(lower::contains);
  }

  static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
