// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.plan.Seeds;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Place;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import assay.runner.spec.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToLongFunction;

/** Divides rows into folds as declared. */
public final class Splitter {
  private final ExperimentSpec spec;
  private final Optional<DataSet> data;
  private final Problems problems;

  private Splitter(ExperimentSpec spec, Optional<DataSet> data, Problems problems) {
    this.spec = spec;
    this.data = data;
    this.problems = problems;
  }

  /**
   * The folds of every repeat. Empty when the data or a file of folds does not allow them, and then
   * {@code problems} says why; warnings about test parts go there too.
   */
  public static Optional<Folds> split(ExperimentSpec spec, DataSet data, Problems problems) {
    boolean series = spec.settings().task().type() == TaskSpec.Type.SERIES;
    return new Splitter(spec, Optional.of(data), problems).folds(SplitRows.of(data, series));
  }

  static Optional<Folds> split(ExperimentSpec spec, SplitRows rows, Problems problems) {
    return new Splitter(spec, Optional.empty(), problems).folds(rows);
  }

  private Optional<Folds> folds(SplitRows rows) {
    Optional<Folds> outer = outer(rows);
    Optional<SplitSpec> inner = spec.settings().split().nested();
    return inner.isEmpty() ? outer : outer.flatMap(folds -> nested(inner.get(), folds, rows));
  }

  /** Ends at the first training part that the inner split cannot divide. */
  private Optional<Folds> nested(SplitSpec method, Folds outer, SplitRows rows) {
    Optional<Folds> ofAll = inner(method, rows, "", repeat -> Seeds.split(spec.seed(), repeat));
    List<Folds> ofOuter = new ArrayList<>();
    for (int repeat = 0; repeat < outer.repeats() && ofAll.isPresent(); repeat++) {
      for (int fold = 0; fold < outer.count(); fold++) {
        int r = repeat;
        int f = fold;
        Optional<Folds> inner =
            inner(
                method,
                rows.only(outer.fold(repeat, fold).trainRows()),
                "in the training part of outer fold %d".formatted(fold),
                innerRepeat -> Seeds.split(spec.seed(), r, f, innerRepeat));
        if (inner.isEmpty()) {
          return Optional.empty();
        }
        ofOuter.add(inner.get());
      }
    }
    return ofAll.map(all -> outer.nesting(ofOuter, all));
  }

  private Optional<Folds> inner(
      SplitSpec method, SplitRows rows, String where, IntToLongFunction seeds) {
    SplitChecks checks = new SplitChecks(spec, "split.inner", where, rows, problems);
    return checks.allow(method)
        ? Optional.of(drawn(method, rows, seeds)).filter(folds -> checks.accept(method, folds))
        : Optional.empty();
  }

  private Optional<Folds> outer(SplitRows rows) {
    SplitSpec method = spec.settings().split().scored();
    SplitChecks checks = new SplitChecks(spec, "split.outer", "", rows, problems);
    if (!checks.allow(method)) {
      return Optional.empty();
    }
    Optional<Folds> folds =
        method instanceof SplitSpec.Predefined predefined
            ? predefined(predefined, rows)
            : Optional.of(drawn(method, rows, repeat -> Seeds.split(spec.seed(), repeat)));
    Optional<Folds> accepted = folds.filter(some -> checks.accept(method, some));
    accepted.ifPresent(checks::warnOfSmallTestParts);
    return accepted;
  }

  private Optional<Folds> predefined(SplitSpec.Predefined method, SplitRows rows) {
    Place at = spec.positions().place("split.outer.column");
    if (method.column().isPresent()) {
      return data.flatMap(all -> FoldColumn.read(method.column().get(), all, at, problems))
          .flatMap(folds -> PredefinedFolds.of(folds, rows, method.repeats(), at, problems));
    }
    return new FileReader(spec.positions().place("split.outer.file"), problems)
        .read(spec.directory(), method.file().orElseThrow())
        .flatMap(source -> PredefinedFolds.read(source, rows, method.repeats(), problems));
  }

  /**
   * @param method none that is predefined
   * @param seeds of the repeats
   */
  static Folds drawn(SplitSpec method, SplitRows rows, IntToLongFunction seeds) {
    int repeats = method.repeats();
    return switch (method) {
      case SplitSpec.Holdout holdout -> {
        int tested = holdout.test().of(rows.count());
        yield each(
            repeats,
            seeds,
            shuffler ->
                holdout.stratify()
                    ? Holdouts.stratified(rows, tested, shuffler)
                    : Holdouts.draw(rows.count(), tested, shuffler));
      }
      case SplitSpec.KFold(int folds, boolean shuffle, int times) ->
          shuffle
              ? each(times, seeds, random -> KFolds.draw(rows.count(), folds, Optional.of(random)))
              : Folds.repeated(KFolds.draw(rows.count(), folds, Optional.empty()), times);
      case SplitSpec.StratifiedKFold(int folds, int times) ->
          each(times, seeds, shuffler -> StratifiedKFolds.draw(rows, folds, shuffler));
      case SplitSpec.GroupKFold(int folds, int times) ->
          each(times, seeds, shuffler -> GroupFolds.draw(rows, folds, shuffler));
      case SplitSpec.GroupHoldout holdout -> {
        int tested = holdout.test().of(rows.groupCount());
        yield each(repeats, seeds, shuffler -> GroupFolds.holdout(rows, tested, shuffler));
      }
      case SplitSpec.StratifiedGroupKFold(int folds, int times) ->
          each(times, seeds, shuffler -> GroupFolds.stratified(rows, folds, shuffler));
      case SplitSpec.RollingOrigin rolling ->
          Folds.repeated(new RollingOrigins(rolling, rows).draw(), repeats);
      case SplitSpec.Predefined predefined ->
          throw new IllegalArgumentException("nothing is drawn");
      case SplitSpec.Nested nested -> throw new IllegalArgumentException("two splits");
    };
  }

  private static Folds each(
      int repeats, IntToLongFunction seeds, Function<Shuffler, Division> draw) {
    List<Division> divisions = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      divisions.add(draw.apply(new Shuffler(seeds.applyAsLong(repeat))));
    }
    return Folds.drawn(divisions);
  }
}
