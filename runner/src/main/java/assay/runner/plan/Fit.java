// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

/**
 * Trial × fold × repeat: the unit that is trained, stored and resumed.
 *
 * @param key what makes two fits the same question, 64 hex digits
 * @param fold from 0; of the inner folds where the stage is an inner one
 * @param repeat from 0; as the fold
 */
public record Fit(Trial trial, String key, int fold, int repeat, Seeds seeds, Stage stage) {
  /** Of a cross-validation that is not nested. */
  public Fit(Trial trial, String key, int fold, int repeat, Seeds seeds) {
    this(trial, key, fold, repeat, seeds, new Stage.Plain());
  }

  public String name() {
    return name(stage, repeat, fold);
  }

  /** Of the fit of a stage. */
  public static String name(Stage stage, int repeat, int fold) {
    String own = "repeat %d · fold %d".formatted(repeat, fold);
    return switch (stage) {
      case Stage.Plain plain -> own;
      case Stage.Outer outer -> "outer " + own;
      case Stage.Final last -> "final " + own;
      case Stage.Inner(int outerRepeat, int outerFold) ->
          "outer repeat %d · fold %d · inner %s".formatted(outerRepeat, outerFold, own);
    };
  }
}
