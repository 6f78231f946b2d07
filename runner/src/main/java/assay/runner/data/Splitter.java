// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import java.util.Optional;

/** Divides rows into folds as declared. */
public final class Splitter {
  private Splitter() {}

  /**
   * The folds of every repeat. Empty when the data or a file of folds does not allow them, and then
   * {@code problems} says why; warnings about test parts go there too.
   */
  public static Optional<Folds> split(ExperimentSpec spec, DataSet data, Problems problems) {
    SplitChecks checks = new SplitChecks(spec, problems);
    Optional<Folds> folds =
        switch (spec.settings().split()) {
          case SplitSpec.StratifiedKFold(int count, int repeats) ->
              checks.everyClassReachesEveryFold(data, count)
                  ? Optional.of(StratifiedKFolds.draw(data, count, repeats, spec.seed()))
                  : Optional.empty();
          case SplitSpec.Predefined(String file, int repeats) ->
              new FileReader(spec.positions().place("split.outer.file"), problems)
                  .read(spec.directory(), file)
                  .flatMap(source -> PredefinedFolds.read(source, data, repeats, problems));
        };
    folds.ifPresent(checks::warnOfSmallTestParts);
    return folds;
  }
}
