// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.data.DataSet;
import assay.runner.data.FoldData;
import assay.runner.data.Folds;
import assay.runner.data.Targets;
import assay.runner.spec.PreprocessStep;
import assay.runner.spec.TrainSpec;
import assay.runner.spec.TrialSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network gets and gives: the shape of a row after preprocessing, and how many outputs there
 * are. Found once for each way of preprocessing, on the first fold.
 */
public final class RowShapes {
  private final DataSet data;
  private final Folds folds;
  private final Map<List<PreprocessStep>, List<Integer>> known = new HashMap<>();

  public RowShapes(DataSet data, Folds folds) {
    this.data = data;
    this.folds = folds;
  }

  public List<Integer> row(TrialSettings settings) {
    return known.computeIfAbsent(
        settings.preprocess(),
        any ->
            Arrays.stream(FoldData.of(data, folds.fold(0, 0), settings).rowShape())
                .mapToObj(Math::toIntExact)
                .toList());
  }

  public int outputs(TrialSettings settings) {
    return switch (data.targets()) {
      case Targets.Classes classes ->
          settings.train().loss() == TrainSpec.Loss.BINARY_CROSS_ENTROPY
              ? 1
              : classes.names().size();
      case Targets.Numbers numbers -> numbers.outputs();
    };
  }
}
