// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Language.COUNT;
import static assay.runner.spec.Language.NOT_NEGATIVE;
import static assay.runner.spec.Language.bool;
import static assay.runner.spec.Language.empty;
import static assay.runner.spec.Language.fields;
import static assay.runner.spec.Language.key;
import static assay.runner.spec.Language.number;
import static assay.runner.spec.Language.optional;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.Flag;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Real;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Text;
import assay.runner.spec.Shape.Whole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The keys under {@code split}. Methods and defaults are scikit-learn's; k-fold shuffles. */
final class SplitLanguage {
  private static final Real TEST =
      new Real(
          "between 0 and 1 (a share) or a whole number ≥ 1",
          value -> value > 0 && (value < 1 || value == Math.rint(value)));

  private SplitLanguage() {}

  static Fields split() {
    return fields(
        key("outer", outer(), empty(), "the parts that scores are taken from"),
        optional("inner", inner(), "makes it nested: how trials are compared in training parts"));
  }

  private static OneOf outer() {
    Map<String, Fields> methods = drawn();
    methods.put(
        "predefined",
        fields(
            optional("file", new Text(), "JSON with `test_fold_of_row` or `folds`"),
            optional("column", new Text(), "column of the data with the number of the test fold"),
            repeats()));
    return method(methods);
  }

  private static OneOf inner() {
    return method(drawn());
  }

  private static OneOf method(Map<String, Fields> methods) {
    return new OneOf(
        "method",
        Optional.of("stratified_kfold"),
        false,
        methods,
        Map.of(),
        "how rows are divided");
  }

  private static Map<String, Fields> drawn() {
    Map<String, Fields> methods = new LinkedHashMap<>();
    methods.put("stratified_kfold", fields(folds(), repeats()));
    methods.put(
        "kfold",
        fields(
            folds(),
            key("shuffle", new Flag(), bool(true), "otherwise folds are runs of rows"),
            repeats()));
    methods.put(
        "holdout",
        fields(
            key("test", TEST, number(0.25), "share or number of rows that are tested"),
            key("stratify", new Flag(), bool(false), "whether every class has its share"),
            repeats()));
    methods.put("group_kfold", fields(folds(), repeats()));
    methods.put(
        "group_holdout",
        fields(
            key("test", TEST, number(0.2), "share or number of groups that are tested"),
            repeats()));
    methods.put("stratified_group_kfold", fields(folds(), repeats()));
    methods.put(
        "rolling_origin",
        fields(
            folds(),
            optional("test", COUNT, "rows of a test part; by default rows / (folds + 1)"),
            key(
                "gap",
                new Whole(0, Integer.MAX_VALUE),
                number(0),
                "rows left out before a test part"),
            key(
                "embargo",
                NOT_NEGATIVE,
                number(0.0),
                "time from the last training row to the first test row at least, in the unit of the"
                    + " time column"),
            optional("max_train", COUNT, "rows of a training part at most, the latest"),
            repeats()));
    return methods;
  }

  private static Setting folds() {
    return key("folds", new Whole(2, Integer.MAX_VALUE), number(5), "test parts");
  }

  private static Setting repeats() {
    return key("repeats", COUNT, number(1), "how often, each time with the next seed");
  }
}
