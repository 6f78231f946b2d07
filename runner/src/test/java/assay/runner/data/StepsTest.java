// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.runner.spec.ColumnChoice;
import assay.runner.spec.PreprocessStep;
import assay.runner.spec.PreprocessStep.Bound;
import assay.runner.spec.PreprocessStep.Fill;
import assay.runner.spec.PreprocessStep.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each step does to a test part, by what it learned from the training part. */
class StepsTest {
  private static final double GAP = Double.NaN;

  /** The last column of names is followed by that of rows, in which the first ones train. */
  private static FoldData fold(List<? extends Column> columns, int train, PreprocessStep... steps) {
    int rows = columns.getFirst().rows();
    DataSet data = new DataSet(columns, new Targets.Numbers(new double[rows]), "");
    return FoldData.of(data, parts(rows, train), List.of(steps));
  }

  private static Fold parts(int rows, int train) {
    return new Fold(IntStream.range(0, train).toArray(), IntStream.range(train, rows).toArray());
  }

  private static Column.Numbers x(double... values) {
    return new Column.Numbers("x", values);
  }

  private static Column.Categories words(String... words) {
    List<String> known =
        Arrays.stream(words).filter(w -> !w.isEmpty()).distinct().sorted().toList();
    return new Column.Categories(
        "w", Arrays.stream(words).mapToInt(known::indexOf).toArray(), known);
  }

  @Test
  void minMaxTakesTheRangeOfTheTrainingPart() {
    FoldData fold =
        fold(
            List.of(x(1, 3, 5, 7, GAP)),
            3,
            new PreprocessStep.MinMax(ColumnChoice.numeric(), 0, 1));

    assertThat(fold.trainFeatures()).containsExactly(0, 0.5f, 1);
    assertThat(fold.testFeatures()).containsExactly(1.5f, Float.NaN);
  }

  @Test
  void minMaxMayGoToAnotherRange() {
    PreprocessStep step = new PreprocessStep.MinMax(ColumnChoice.numeric(), -1, 1);

    assertThat(fold(List.of(x(1, 3, 5, 7)), 3, step).testFeatures()).containsExactly(2);
    assertThat(fold(List.of(x(4, 4, 9)), 2, step).testFeatures()).containsExactly(-1);
  }

  @Test
  void robustUsesMedianAndQuartiles() {
    // Median 3, quartiles 2 and 4.
    FoldData fold =
        fold(
            List.of(x(1, 2, 3, 4, 100, 5)),
            5,
            new PreprocessStep.Robust(ColumnChoice.numeric(), 0.25, 0.75));

    assertThat(fold.trainFeatures()).containsExactly(-1, -0.5f, 0, 0.5f, 48.5f);
    assertThat(fold.testFeatures()).containsExactly(1);
  }

  @Test
  void quantilesLieBetweenValuesInProportion() {
    // numpy.quantile([1, 2, 4, 8], [0.1, 0.25, 0.5, 0.9]) is [1.3, 1.75, 3, 6.8].
    Quantiles quantiles = new Quantiles(new double[] {8, 1, GAP, 4, 2});

    assertThat(quantiles.at(0.1)).isCloseTo(1.3, within(1e-12));
    assertThat(quantiles.at(0.25)).isCloseTo(1.75, within(1e-12));
    assertThat(quantiles.at(0.5)).isEqualTo(3);
    assertThat(quantiles.at(0.9)).isCloseTo(6.8, within(1e-12));
    assertThat(quantiles.at(0)).isEqualTo(1);
    assertThat(quantiles.at(1)).isEqualTo(8);
  }

  private static PreprocessStep outliers(Bound bound, double... factor) {
    return new PreprocessStep.Outliers(
        ColumnChoice.numeric(),
        bound,
        factor.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(factor[0]),
        0.25,
        0.75);
  }

  @Test
  void outliersAreMovedToWhereTheOthersEnd() {
    Column far = x(1, 2, 3, 4, 100, -10, GAP, 5);

    // Quartiles 2 and 4, so 2 − 3 and 4 + 3.
    FoldData byQuartiles = fold(List.of(far), 5, outliers(Bound.IQR));
    assertThat(byQuartiles.trainFeatures()).containsExactly(1, 2, 3, 4, 7);
    assertThat(byQuartiles.testFeatures()).containsExactly(-1, Float.NaN, 5);
    assertThat(fold(List.of(far), 5, outliers(Bound.QUANTILES)).trainFeatures())
        .containsExactly(2, 2, 3, 4, 4);
    // Mean 5, population standard deviation 2.
    assertThat(fold(List.of(x(2, 4, 4, 4, 5, 5, 7, 9, 20)), 8, outliers(Bound.Z, 1)).testFeatures())
        .containsExactly(7);
    assertThat(fold(List.of(x(2, 4, 4, 4, 5, 5, 7, 9, 20)), 8, outliers(Bound.Z)).testFeatures())
        .containsExactly(11);
  }

  private static PreprocessStep impute(Fill fill, String... value) {
    return new PreprocessStep.Impute(
        new ColumnChoice.Named(List.of("x", "w")), fill, Arrays.stream(value).findFirst(), false);
  }

  @Test
  void gapsAreFilledByWhatTheTrainingPartTells() {
    Column gaps = x(1, GAP, 3, 1, 7, GAP);

    assertThat(fold(List.of(gaps), 5, impute(Fill.MEAN)).testFeatures()).containsExactly(3);
    assertThat(fold(List.of(gaps), 5, impute(Fill.MEDIAN)).testFeatures()).containsExactly(2);
    assertThat(fold(List.of(gaps), 5, impute(Fill.MOST_FREQUENT)).testFeatures())
        .containsExactly(1);
    assertThat(fold(List.of(gaps), 5, impute(Fill.CONSTANT, "-9")).testFeatures())
        .containsExactly(-9);
    assertThat(fold(List.of(gaps), 5, impute(Fill.CONSTANT)).testFeatures()).containsExactly(0);
  }

  @Test
  void ofEquallyFrequentNumbersTheSmallestFills() {
    assertThat(fold(List.of(x(3, 1, 3, 1, GAP)), 4, impute(Fill.MOST_FREQUENT)).testFeatures())
        .containsExactly(1);
  }

  @Test
  void aColumnOfGapsAloneBecomesZero() {
    assertThat(fold(List.of(x(GAP, GAP, 5, GAP)), 2, impute(Fill.MEAN)).testFeatures())
        .containsExactly(5, 0);
  }

  @Test
  void missingWordsAreFilledToo() {
    Column gaps = words("b", "", "b", "a", "", "c");
    PreprocessStep oneHot = new PreprocessStep.OneHot(ColumnChoice.category(), true, false);

    // Columns: a, b.
    assertThat(fold(List.of(gaps), 4, impute(Fill.MOST_FREQUENT), oneHot).testFeatures())
        .containsExactly(0, 1, 0, 0);
    // Columns: a, b, other.
    assertThat(fold(List.of(gaps), 4, impute(Fill.CONSTANT, "other"), oneHot).testFeatures())
        .containsExactly(0, 0, 1, 0, 0, 0);
  }

  @Test
  void anIndicatorSaysWhereSomethingWasFilled() {
    PreprocessStep step =
        new PreprocessStep.Impute(ColumnChoice.numeric(), Fill.MEAN, Optional.empty(), true);
    Column whole = new Column.Numbers("y", new double[] {1, 2, GAP});

    // Columns: x, y, missing_x; y has no gap in the training part.
    assertThat(fold(List.of(x(GAP, 4, GAP), whole), 2, step).testFeatures())
        .containsExactly(4, 1.5f, 1);
  }

  @Test
  void wordsBecomeColumnsOfZeroAndOne() {
    PreprocessStep step = new PreprocessStep.OneHot(ColumnChoice.category(), false, false);
    FoldData fold = fold(List.of(words("b", "a", "a", "b"), x(5, 6, 7, 8)), 3, step);

    assertThat(fold.trainFeatures()).containsExactly(0, 1, 5, 1, 0, 6, 1, 0, 7);
    assertThat(fold.testFeatures()).containsExactly(0, 1, 8);
    assertThat(fold.rowShape()).containsExactly(3);
  }

  @Test
  void theFirstWordMayBeDropped() {
    PreprocessStep step = new PreprocessStep.OneHot(ColumnChoice.category(), true, true);

    assertThat(fold(List.of(words("b", "a", "c", "a", "d")), 3, step).testFeatures())
        .containsExactly(0, 0, 0, 0);
  }

  @Test
  void aMissingWordIsAWordOfItsOwn() {
    PreprocessStep step = new PreprocessStep.OneHot(ColumnChoice.category(), false, false);

    assertThat(fold(List.of(words("b", "", "a", "")), 3, step).testFeatures())
        .containsExactly(0, 0, 1);
  }

  @Test
  void unseenWordsAreErrorsUnlessIgnored() {
    List<Column> columns = List.of(words("b", "a", "c"));

    assertThatThrownBy(() ->
            fold(columns, 2, new PreprocessStep.OneHot(ColumnChoice.category(), false, false)))
        .isInstanceOf(UnseenWordException.class)
        .hasMessage(
            "`c` of column `w` is not in the training part; `unknown: ignore` in `one_hot` lets it"
                + " pass");
    assertThat(
            fold(columns, 2, new PreprocessStep.OneHot(ColumnChoice.category(), true, false))
                .testFeatures())
        .containsExactly(0, 0);
  }

  @Test
  void numbersMayBeTakenAsWords() {
    PreprocessStep step =
        new PreprocessStep.OneHot(new ColumnChoice.Named(List.of("x")), true, false);

    assertThat(fold(List.of(x(10, 9, 10, 9)), 3, step).testFeatures()).containsExactly(1, 0);
  }

  @Test
  void copiesTrainOnceAndAreTestedAlways() {
    List<Column> columns = List.of(x(1, 1, 2, 1, 1), words("a", "a", "a", "b", "a"));
    DataSet data =
        new DataSet(columns, new Targets.Classes(new int[] {0, 0, 0, 0, 0}, List.of("k", "l")), "");
    List<PreprocessStep> steps =
        List.of(
            new PreprocessStep.Deduplicate(),
            new PreprocessStep.OneHot(ColumnChoice.category(), false, true));

    FoldData fold = FoldData.of(data, new Fold(new int[] {0, 1, 2, 3}, new int[] {0, 4}), steps);

    assertThat(fold.trainFeatures()).containsExactly(1, 0, 2, 0, 1, 1);
    assertThat(fold.trainRows()).isEqualTo(3);
    assertThat(fold.trainLabels()).hasSize(3);
    assertThat(fold.testRows()).isEqualTo(2);
  }

  @Test
  void copiesWithAnotherAnswerAreNone() {
    DataSet data =
        new DataSet(List.of(x(1, 1, 1)), new Targets.Numbers(new double[] {3, 4, 3}), "");

    FoldData fold =
        FoldData.of(
            data,
            new Fold(new int[] {0, 1, 2}, new int[0]),
            List.of(new PreprocessStep.Deduplicate()));

    assertThat(((Targets.Numbers) fold.trainTruth()).values()).containsExactly(3, 4);
  }

  @Test
  void lagsAreTheValuesOfEarlierRowsOfTheGroup() {
    DataSet data =
        new DataSet(List.of(x(1, 2, 3, 4, 5, 6)), new Targets.Numbers(new double[6]), "")
            .withGroups(new int[] {0, 1, 0, 1, 0, 1})
            .withTimes(new double[] {3, 1, 2, 2, 1, 3});
    PreprocessStep lag = new PreprocessStep.Lag(ColumnChoice.numeric(), List.of(1, 2));

    FoldData fold = FoldData.of(data, parts(6, 0), List.of(lag));

    // Group 0 in time: 5, 3, 1; group 1: 2, 4, 6.
    assertThat(fold.testFeatures())
        .containsExactly(
            new float[] {
              1, 3, 5, 2, Float.NaN, Float.NaN, 3, 5, Float.NaN, 4, 2, Float.NaN, 5, Float.NaN,
              Float.NaN, 6, 4, 2
            });
  }

  @Test
  void lagsOfATestPartReachIntoTheTrainingPart() {
    PreprocessStep lag = new PreprocessStep.Lag(ColumnChoice.numeric(), List.of(1));

    assertThat(fold(List.of(x(1, 2, 3)), 2, lag).testFeatures()).containsExactly(3, 2);
  }

  @Test
  void differencesAreToTheRowBefore() {
    assertThat(
            fold(
                    List.of(x(1, 4, 9, 16)),
                    0,
                    new PreprocessStep.Difference(ColumnChoice.numeric(), 1))
                .testFeatures())
        .containsExactly(Float.NaN, 3, 5, 7);
    assertThat(
            fold(
                    List.of(x(1, 4, 9, 16)),
                    0,
                    new PreprocessStep.Difference(ColumnChoice.numeric(), 2))
                .testFeatures())
        .containsExactly(Float.NaN, Float.NaN, 2, 2);
  }

  /** The corpus of scikit-learn's user guide, section "Text feature extraction". */
  private static final Column.Texts CORPUS =
      new Column.Texts(
          "t",
          List.of(
              "This is the first document.",
              "This document is the second document.",
              "And this is the third one.",
              "Is this the first document?"));

  private static PreprocessStep tokenize(Tokens tokens, int most, int rarest, int length) {
    return new PreprocessStep.Tokenize(ColumnChoice.text(), tokens, most, rarest, true, length);
  }

  @Test
  void wordsAreCountedAsByCountVectorizer() {
    assertThat(fold(List.of(CORPUS), 4, tokenize(Tokens.COUNTS, 1000, 1, 1)).trainFeatures())
        .containsExactly(
            new float[] {
              0, 1, 1, 1, 0, 0, 1, 0, 1,
              0, 2, 0, 1, 0, 1, 1, 0, 1,
              1, 0, 0, 1, 1, 0, 1, 1, 1,
              0, 1, 1, 1, 0, 0, 1, 0, 1
            });
  }

  @Test
  void wordsAreWeighedAsByTfidfVectorizer() {
    // TfidfVectorizer().fit_transform(corpus).toarray()[0], scikit-learn's documentation.
    float[] first = {0, 0.4697914f, 0.5802858f, 0.3840852f, 0, 0, 0.3840852f, 0, 0.3840852f};

    float[] rows = fold(List.of(CORPUS), 4, tokenize(Tokens.TF_IDF, 1000, 1, 1)).trainFeatures();

    assertThat(Arrays.copyOf(rows, 9)).containsExactly(first, within(1e-7f));
  }

  @Test
  void theVocabularyIsThatOfTheTrainingPart() {
    // Of the first two rows: document 3, is 2, the 2, this 2, first 1, second 1.
    assertThat(fold(List.of(CORPUS), 2, tokenize(Tokens.COUNTS, 3, 1, 1)).testFeatures())
        .containsExactly(0, 1, 1, 1, 1, 1);
    assertThat(fold(List.of(CORPUS), 2, tokenize(Tokens.COUNTS, 99, 2, 1)).columns()).isEqualTo(4);
  }

  @Test
  void idsKeepTheOrderOfWords() {
    // By frequency, then as text: document 2, is 3, the 4, this 5, first 6, second 7.
    assertThat(fold(List.of(CORPUS), 2, tokenize(Tokens.IDS, 99, 1, 7)).testFeatures())
        .containsExactly(1, 5, 3, 4, 1, 1, 0, 3, 5, 4, 6, 2, 0, 0);
    assertThat(fold(List.of(CORPUS), 2, tokenize(Tokens.IDS, 99, 1, 2)).testFeatures())
        .containsExactly(1, 5, 3, 5);
  }

  @Test
  void namedColumnsAloneAreTouched() {
    Column y = new Column.Numbers("y", new double[] {1, 3, 5});
    PreprocessStep step = new PreprocessStep.MinMax(new ColumnChoice.Named(List.of("y")), 0, 1);

    assertThat(fold(List.of(x(1, 3, 5), y), 2, step).testFeatures()).containsExactly(5, 2);
  }

  @Test
  void aWrittenPipelineDoesTheSameToOtherRows() {
    List<Column> columns =
        List.of(
            x(1, GAP, 3, 4, 50, 6),
            words("a", "b", "", "a", "b", "a"),
            new Column.Texts("t", List.of("one two", "two", "three", "one", "", "four two")));
    DataSet data = new DataSet(columns, new Targets.Numbers(new double[6]), "");
    List<PreprocessStep> steps =
        List.of(
            new PreprocessStep.Lag(ColumnChoice.numeric(), List.of(1)),
            new PreprocessStep.Difference(new ColumnChoice.Named(List.of("x")), 1),
            new PreprocessStep.Impute(ColumnChoice.numeric(), Fill.MEDIAN, Optional.empty(), true),
            outliers(Bound.IQR),
            new PreprocessStep.Standardize(),
            new PreprocessStep.OneHot(ColumnChoice.category(), true, false),
            tokenize(Tokens.TF_IDF, 99, 1, 1));
    FittedPipeline pipeline = new Pipeline(steps).fit(data, new int[] {0, 1, 2, 3});
    int[] all = {0, 1, 2, 3, 4, 5};

    FittedPipeline read = FittedPipeline.fromJson(pipeline.toJson());

    assertThat(read.apply(data, all)).isEqualTo(pipeline.apply(data, all));
    assertThat(read.toJson()).isEqualTo(pipeline.toJson());
    // Columns in another order, and further ones, change nothing.
    DataSet other =
        new DataSet(
            List.of(
                columns.get(2),
                new Column.Numbers("z", new double[6]),
                columns.get(0),
                columns.get(1)),
            data.targets(),
            "");
    assertThat(read.apply(other, all)).isEqualTo(pipeline.apply(data, all));
    assertThatThrownBy(
            () -> read.apply(new DataSet(columns.subList(0, 2), data.targets(), ""), all))
        .hasMessage("there is no column `t` of type TEXT");
    assertThatThrownBy(() -> FittedPipeline.fromJson("{\"steps\": [{\"step\": \"none\"}]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a pipeline: ");
  }
}
