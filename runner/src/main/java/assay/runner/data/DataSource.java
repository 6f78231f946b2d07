// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ClassMetricCheck;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Nearest;
import assay.runner.spec.Place;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import assay.runner.spec.TargetTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;

/** Loads the rows that a declaration names. */
public final class DataSource {
  private final ExperimentSpec spec;
  private final Problems problems;

  private DataSource(ExperimentSpec spec, Problems problems) {
    this.spec = spec;
    this.problems = problems;
  }

  /**
   * Reads and checks every row. Empty when there was an error, and then {@code problems} has all of
   * them: those of the declaration at their place there, those of the data at theirs.
   */
  public static Optional<DataSet> load(ExperimentSpec spec, Problems problems) {
    Optional<DataSet> data = new DataSource(spec, problems).load();
    data.ifPresent(rows -> checkTargets(spec, rows, problems));
    return data;
  }

  private static void checkTargets(ExperimentSpec spec, DataSet data, Problems problems) {
    switch (data.targets()) {
      case Targets.Classes classes ->
          ClassMetricCheck.check(spec, classes.names().size(), problems);
      case Targets.Numbers numbers ->
          spec.settings()
              .targetTransform()
              .filter(TargetTransform.LOG::equals)
              .ifPresent(log -> requirePositive(spec, numbers.values(), problems));
    }
  }

  private static void requirePositive(ExperimentSpec spec, double[] values, Problems problems) {
    long others = Arrays.stream(values).filter(value -> value <= 0).count();
    if (others > 0) {
      problems.add(
          spec.positions().place("target_transform"),
          ProblemCode.E123_BAD_DATA,
          "`log` is for numbers above 0, and %d of `%s` are not."
              .formatted(others, spec.settings().task().target()),
          "Use `standardize`.");
    }
  }

  private Optional<DataSet> load() {
    String source = spec.settings().data().source();
    int colon = source.indexOf(':');
    String scheme = colon < 0 ? "" : source.substring(0, colon);
    String rest = source.substring(colon + 1);
    return switch (scheme) {
      case "builtin" -> builtin(rest);
      case "csv" -> file(rest);
      default -> unknownScheme(source);
    };
  }

  private Optional<DataSet> builtin(String name) {
    Optional<Builtin> found = Builtin.find(name);
    if (found.isPresent()) {
      byte[] bytes = found.get().bytes();
      return read(new RowSource("builtin:" + name, () -> new ByteArrayInputStream(bytes)));
    }
    String suggestion =
        Nearest.of(name, Builtin.words())
            .map("Did you mean `builtin:%s`?"::formatted)
            .orElse("Use one of these, or a file of your own by `csv:PATH`.");
    return wrong(
        ProblemCode.E104_NOT_ALLOWED,
        "`builtin:%s` is not known here; there are `%s`."
            .formatted(name, String.join("`, `", Builtin.words())),
        suggestion);
  }

  private Optional<DataSet> unknownScheme(String source) {
    return wrong(
        ProblemCode.E104_NOT_ALLOWED,
        "`data.source` wants `builtin:NAME` or `csv:PATH`, got \"%s\".".formatted(source),
        source.endsWith(".csv")
            ? "Write `csv:%s`.".formatted(source)
            : "For instance `builtin:iris`.");
  }

  private Optional<DataSet> wrong(ProblemCode code, String message, String suggestion) {
    problems.add(at(), code, message, suggestion);
    return Optional.empty();
  }

  private Place at() {
    return spec.positions().place("data.source");
  }

  private Optional<DataSet> file(String name) {
    return new FileReader(at(), problems)
        .read(
            spec.directory(),
            name,
            path ->
                new TableReader(
                        spec,
                        new RowSource(path.toString(), () -> Files.newInputStream(path)),
                        problems)
                    .read());
  }

  private Optional<DataSet> read(RowSource memory) {
    try {
      return new TableReader(spec, memory, problems).read();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }
}
