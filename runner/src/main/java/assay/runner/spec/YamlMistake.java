// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a reader of YAML says, in words for people who write it: those of its messages that people
 * cause often, each with what would help; the others as they are.
 */
record YamlMistake(String message, String advice) {
  private static final int LONGEST = 200;
  private static final String LOOK =
      "Look at indentation, quotes and brackets here and just before.";
  private static final Pattern SIGN =
      Pattern.compile("found character '(.+?)' that cannot start.*");
  private static final Pattern ALIAS = Pattern.compile("found undefined alias (\\S+).*");

  static YamlMistake of(MarkedYamlEngineException e) {
    String problem = Quoted.oneLine(String.valueOf(e.getProblem()));
    Matcher sign = SIGN.matcher(problem);
    if (sign.matches()) {
      return sign.group(1).contains("TAB")
          ? new YamlMistake("A tab cannot indent a line.", "Use spaces.")
          : new YamlMistake(
              "A value cannot begin with `%s`.".formatted(sign.group(1)), "Put it into quotes.");
    }
    Matcher alias = ALIAS.matcher(problem);
    if (alias.matches()) {
      return new YamlMistake(
          "`*%s` names nothing: no `&%s` stands before it."
              .formatted(Quoted.shortened(alias.group(1)), Quoted.shortened(alias.group(1))),
          "Put text that begins with * into quotes.");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return new YamlMistake(
          "A colon stands inside a value, or this line is indented further than the one before.",
          "Put text with a colon into quotes, or mend the indentation.");
    }
    if (problem.contains("found another document")) {
      return new YamlMistake(
          "A second document begins here; an experiment is one.", "Write it into another file.");
    }
    String context = e.getContext() == null ? "" : " (%s)".formatted(e.getContext());
    return new YamlMistake(
        sentence("This is not YAML: " + Quoted.shortened(problem + context, LONGEST)), LOOK);
  }

  static YamlMistake of(YamlEngineException e) {
    String problem = Quoted.oneLine(String.valueOf(e.getMessage()));
    if (problem.startsWith("Number of aliases")) {
      return new YamlMistake(
          "Lists and maps are repeated by more than 50 aliases.", "Write out some of them.");
    }
    return problem.startsWith("Version{")
        ? new YamlMistake("This is a version of YAML that is not known.", "Use 1.2, or name none.")
        : new YamlMistake(
            sentence("This is not YAML: " + Quoted.shortened(problem, LONGEST)), LOOK);
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
