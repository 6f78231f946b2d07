// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.quality.Score;
import assay.runner.report.ScoreJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay evaluate}: how good anybody's predictions are. */
@Command(
    name = "evaluate",
    description = {
      "Computes metrics of predictions, whoever made them, and prints them as JSON.",
      "{\"metrics\": {NAME: value}, \"undefined\": {NAME: reason}}.",
      "",
      "The file is CSV with a header. Its columns, by task:",
      "  binary      y_true, and score (of the positive class) or y_pred",
      "  multiclass  y_true, and proba_0, proba_1 … or y_pred",
      "  regression  y_true and y_pred; of several outputs y_true_0, y_pred_0, y_true_1 …",
      "  series      as regression, with --train for mase",
      "  rate        hits and n; several rows are added up",
      "and sample_weight if rows weigh differently. Classes may be texts or numbers; other",
      "columns are left alone.",
      ""
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin HelpOption help = new HelpOption();

  @Parameters(paramLabel = "PREDICTIONS", description = "A CSV file.")
  Path file = Path.of("");

  @Mixin EvaluateOptions options = new EvaluateOptions();

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> mistakes = options.mistakes();
    Judge judge = new Judge(options, terminal);
    mistakes.addAll(judge.unknownMetrics());
    requireFile(file, mistakes);
    if (options.train != null) {
      requireFile(options.train, mistakes);
    }
    if (!mistakes.isEmpty()) {
      throw new CommandException(ExitCode.WRONG_DECLARATION, String.join("\nassay: ", mistakes));
    }
    Map<String, Score> scores = judge.scores(file);
    terminal.data(ScoreJson.of(scores).toPrettyString());
    return ExitCode.OK.code();
  }

  private static void requireFile(Path file, List<String> mistakes) {
    if (!Files.exists(file)) {
      mistakes.add("`%s` does not exist.".formatted(file));
    } else if (Files.isDirectory(file)) {
      mistakes.add("`%s` is a directory; name a CSV file.".formatted(file));
    } else if (!Files.isReadable(file)) {
      mistakes.add("`%s` must not be read by this user.".formatted(file));
    }
  }
}
