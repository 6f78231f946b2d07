// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ClassMetricCheck;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Nearest;
import assay.runner.spec.Place;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import java.util.List;
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
    data.ifPresent(rows -> ClassMetricCheck.check(spec, rows.classes(), problems));
    return data;
  }

  private Optional<DataSet> load() {
    String source = spec.settings().data().source();
    int colon = source.indexOf(':');
    String scheme = colon < 0 ? "" : source.substring(0, colon);
    String rest = source.substring(colon + 1);
    return switch (scheme) {
      case "builtin" -> builtin(rest);
      case "csv" -> new FileReader(at(), problems).read(spec.directory(), rest).flatMap(this::read);
      default -> unknownScheme(source);
    };
  }

  private Optional<DataSet> builtin(String name) {
    Optional<Builtin> found = Builtin.find(name);
    if (found.isPresent()) {
      return SourceText.decode("builtin:" + name, found.get().bytes(), problems)
          .flatMap(this::read);
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

  private Optional<DataSet> read(SourceText source) {
    Complaints complaints = new Complaints(source.name(), problems);
    Optional<CsvTable> table = CsvTable.parse(source.text(), complaints);
    return table
        .flatMap(this::target)
        .flatMap(target ->
            new TableReader(table.orElseThrow(), target, complaints).read(source.digest()));
  }

  private Optional<Integer> target(CsvTable table) {
    String target = spec.settings().task().target();
    List<String> columns = table.header().toList();
    int found = columns.indexOf(target);
    if (found >= 0) {
      return Optional.of(found);
    }
    String suggestion =
        Nearest.of(target, columns)
            .map("Did you mean `%s`?"::formatted)
            .orElse("The first line of the file names them; cells are separated by commas.");
    problems.add(
        spec.positions().place("task.target"),
        ProblemCode.E123_BAD_DATA,
        "The data has no column `%s`; it has %s.".formatted(target, listed(columns)),
        suggestion);
    return Optional.empty();
  }

  private static String listed(List<String> columns) {
    int shown = 8;
    String first = String.join("`, `", columns.subList(0, Math.min(shown, columns.size())));
    String more = columns.size() > shown ? " and %d more".formatted(columns.size() - shown) : "";
    return "`" + first + "`" + more;
  }
}
