// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.Optional;

/**
 * What a line of {@code /proc/PID/stat} says, see proc(5).
 *
 * @param cpuTicks user and system time of all threads (fields 14 and 15)
 * @param residentPages field 24
 */
record ProcessStat(long cpuTicks, long residentPages) {
  // Counted from the field after the name.
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int RESIDENT_PAGES = 21;

  /** The name, second of the fields, may hold blanks and parentheses: fields count from its end. */
  static Optional<ProcessStat> parse(String line) {
    Fields fields = new Fields(line, line.lastIndexOf(')') + 1);
    long user = fields.number(USER_TICKS);
    long system = fields.number(SYSTEM_TICKS);
    long pages = fields.number(RESIDENT_PAGES);
    return user < 0 || system < 0 || pages < 0
        ? Optional.empty()
        : Optional.of(new ProcessStat(user + system, pages));
  }

  /** Walks along the line once: it is read often, in programs whose code is not yet compiled. */
  private static final class Fields {
    private final String line;
    private int at;
    private int index = -1;

    /**
     * @param start before the blank that precedes field 0
     */
    Fields(String line, int start) {
      this.line = line;
      this.at = start;
    }

    /** A field beyond those asked for before; negative if it is not there or no number. */
    long number(int wanted) {
      while (index < wanted && at >= 0) {
        int blank = line.indexOf(' ', at);
        at = blank < 0 ? -1 : blank + 1;
        index++;
      }
      if (at < 0) {
        return -1;
      }
      int end = line.indexOf(' ', at);
      return end < 0 ? -1 : Known.count(line.substring(at, end)).orElse(-1L);
    }
  }
}
