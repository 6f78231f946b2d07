// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.PreprocessStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Preprocessing as declared. */
public record Pipeline(List<PreprocessStep> steps) {
  public Pipeline {
    steps = List.copyOf(steps);
  }

  /**
   * A pipeline and what it made of the rows that it was fitted on.
   *
   * @param rows of the data set that are left to train on
   * @param features of these
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Fitting(FittedPipeline pipeline, int[] rows, Frame features) {}

  /** Fits each step on these rows as the steps before it leave them. */
  public FittedPipeline fit(DataSet data, int[] trainRows) {
    return fitting(data, trainRows).pipeline();
  }

  Fitting fitting(DataSet data, int[] trainRows) {
    List<EarlierStep> earlier = new ArrayList<>();
    DataSet whole = data;
    for (PreprocessStep step : steps) {
      Optional<EarlierStep> next = EarlierStep.of(step, whole);
      if (next.isPresent()) {
        whole = next.get().apply(whole);
        earlier.add(next.get());
      }
    }
    int[] rows = trainRows;
    Frame frame = Frame.of(whole, rows);
    List<FittedStep> fitted = new ArrayList<>();
    for (PreprocessStep step : steps) {
      if (step instanceof PreprocessStep.Deduplicate) {
        int[] kept = unique(frame, whole.targets().of(rows));
        int[] before = rows;
        rows = IntStream.of(kept).map(row -> before[row]).toArray();
        frame = frame.of(kept);
      }
      Optional<FittedStep> next = fit(step, frame);
      if (next.isPresent()) {
        frame = next.get().apply(frame);
        fitted.add(next.get());
      }
    }
    List<FittedPipeline.Input> inputs =
        data.features().stream().map(FittedPipeline.Input::of).toList();
    return new Fitting(new FittedPipeline(inputs, earlier, fitted), rows, frame);
  }

  private static int[] unique(Frame frame, Targets targets) {
    int[] first = new Duplicates(frame.columns(), targets).firstEqual();
    return IntStream.range(0, first.length).filter(row -> first[row] == row).toArray();
  }

  /** Empty for steps that have nothing to fit. */
  private static Optional<FittedStep> fit(PreprocessStep step, Frame rows) {
    return switch (step) {
      case PreprocessStep.Standardize of ->
          Optional.of(Scaler.fit(rows, of.columns(), Scaler.Scale::standard));
      case PreprocessStep.MinMax of ->
          Optional.of(
              Scaler.fit(rows, of.columns(), c -> Scaler.Scale.range(c, of.low(), of.high())));
      case PreprocessStep.Robust of ->
          Optional.of(
              Scaler.fit(rows, of.columns(), c -> Scaler.Scale.robust(c, of.low(), of.high())));
      case PreprocessStep.Impute of -> Optional.of(Imputer.fit(rows, of));
      case PreprocessStep.Outliers of -> Optional.of(Clipper.fit(rows, of));
      case PreprocessStep.OneHot of -> Optional.of(OneHot.fit(rows, of));
      case PreprocessStep.Tokenize of -> Optional.of(Tokenizer.fit(rows, of));
      case PreprocessStep.Deduplicate of -> Optional.empty();
      case PreprocessStep.Lag of -> Optional.empty();
      case PreprocessStep.Difference of -> Optional.empty();
    };
  }
}
