// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a measuring process gave no result: what it said itself, or how it ended. */
final class ForkEnd {
  private static final Pattern EXIT = Pattern.compile("exit code (-?\\d+)");
  private static final int SIGNALLED = 128;
  private static final int LAST_LINES = 40;

  private ForkEnd() {}

  /**
   * @param message of what the parent saw
   * @param output what the process printed
   */
  static MeasurementResult of(SideFile side, String message, String output) {
    Optional<JsonNode> told = side.find(SideFile.FAILED);
    if (told.isPresent()) {
      return told(told.get());
    }
    Matcher exit = EXIT.matcher(message + "\n" + output);
    int code = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
    boolean memory = Causes.isOutOfMemory(output) || code == SIGNALLED + 9;
    return MeasurementResult.unfinished(
        memory ? FitState.OOM : FitState.FAILED,
        ended(code, message),
        Optional.of(lastLines(output)));
  }

  private static MeasurementResult told(JsonNode failure) {
    String cause = failure.get("cause").asText();
    Optional<String> detail = Optional.of(failure.get("detail").asText());
    return switch (failure.get("kind").asText()) {
      case "oom" -> MeasurementResult.unfinished(FitState.OOM, "memory ran out: " + cause, detail);
      case "device" -> MeasurementResult.unfinished(FitState.SKIPPED, cause, detail);
      case "parity" ->
          MeasurementResult.unfinished(
                  FitState.FAILED, "outputs differ from the reference: " + cause, detail)
              .withFlags(Map.of("parity", cause));
      default -> MeasurementResult.unfinished(FitState.FAILED, cause, detail);
    };
  }

  private static String ended(int code, String message) {
    if (code > SIGNALLED) {
      return "the measuring process was ended by signal %d (%s)"
          .formatted(code - SIGNALLED, signal(code - SIGNALLED));
    }
    return code == 0
        ? "the measuring process gave no result: " + message.lines().findFirst().orElse("")
        : "the measuring process ended with exit code " + code;
  }

  private static String signal(int number) {
    return switch (number) {
      case 4 -> "SIGILL: an instruction that this processor does not have";
      case 6 -> "SIGABRT: the engine gave up";
      case 7 -> "SIGBUS: memory that could not be read";
      case 9 -> "SIGKILL: most likely the system was out of memory";
      case 11 -> "SIGSEGV: a crash in the engine";
      case 15 -> "SIGTERM: told to end";
      default -> "see signal(7)";
    };
  }

  private static String lastLines(String output) {
    String[] lines = output.split("\n", -1);
    int from = Math.max(0, lines.length - LAST_LINES);
    return String.join("\n", java.util.Arrays.copyOfRange(lines, from, lines.length));
  }
}
