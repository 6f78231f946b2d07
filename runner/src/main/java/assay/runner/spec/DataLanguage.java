// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Language.COUNT;
import static assay.runner.spec.Language.bool;
import static assay.runner.spec.Language.derived;
import static assay.runner.spec.Language.fields;
import static assay.runner.spec.Language.key;
import static assay.runner.spec.Language.later;
import static assay.runner.spec.Language.list;
import static assay.runner.spec.Language.number;
import static assay.runner.spec.Language.optional;
import static assay.runner.spec.Language.required;
import static assay.runner.spec.Language.text;
import static assay.runner.spec.Language.words;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.Items;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Real;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Text;
import assay.runner.spec.Shape.Whole;
import assay.runner.spec.Shape.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of the question, of its data, and of what happens to rows before training. */
final class DataLanguage {
  /** What may be done to numbers that are predicted. */
  static final Word TARGET_TRANSFORM = new Word(List.of("standardize", "min_max", "log"), Map.of());

  private static final Word COLUMN_TYPE =
      new Word(List.of("numeric", "category", "text", "ignore", "time", "group"), Map.of());

  private static final Real SHARE = new Real("from 0 to 1", value -> value >= 0 && value <= 1);
  private static final Real ANY = new Real("", value -> true);

  private DataLanguage() {}

  static Fields task() {
    Map<String, String> later =
        words(
            "classification",
            "image_classification binary_classification text_classification"
                + " audio_classification video_classification");
    return fields(
        required(
            "type",
            new Word(List.of("classification", "regression", "series"), later),
            "kind of question"),
        derived("target", new Text(), "the built-in data set's", "column to predict"),
        derived(
            "metric",
            new Shape.Metric(),
            "accuracy for classification, else rmse",
            "what ranks trials"),
        derived(
            "goal",
            new Word(List.of("maximize", "minimize"), Map.of()),
            "the metric's: minimize for losses, else maximize",
            "which way is better"));
  }

  static Fields data() {
    return fields(
        required("source", new Shape.Source(), "builtin:NAME or csv:PATH"),
        optional("series", series(), "which earlier values predict the next"),
        optional("delimiter", new Shape.Symbol(), "between cells; else seen from the first line"),
        optional("quote", new Shape.Symbol(), "around cells that hold delimiters; else \""),
        optional("encoding", new Shape.Encoding(), "without a byte order mark; else utf-8"),
        optional("header", new Shape.Flag(), "whether the first line names the columns; else true"),
        optional("missing", new Items(new Shape.AnyText()), "cells that stand for no value"),
        optional("decimal", new Word(List.of(".", ","), Map.of()), "mark in numbers; else ."),
        optional("columns", new Shape.MapOf(COLUMN_TYPE, "{id: ignore}"), "what columns hold"),
        later("layout", "Use a table: \"csv:PATH\"."),
        later("group_from", "Leave it out."));
  }

  private static Fields series() {
    return fields(
        optional("time", new Text(), "column of time; without it, rows are in order"),
        required("lags", COUNT, "how many earlier values predict the next"),
        key("horizon", COUNT, number(1), "how many steps ahead is predicted"),
        key("difference", new Whole(0, 9), number(0), "how often differences are taken first"));
  }

  static OneOf step() {
    Map<String, Fields> steps = new LinkedHashMap<>();
    steps.put("standardize", fields(columns("numeric")));
    steps.put(
        "min_max",
        fields(
            columns("numeric"),
            key("low", ANY, number(0.0), "where the smallest value goes"),
            key("high", ANY, number(1.0), "where the largest value goes")));
    steps.put(
        "robust",
        fields(
            columns("numeric"),
            key("low", SHARE, number(0.25), "quantile below"),
            key("high", SHARE, number(0.75), "quantile above, whose distance becomes 1")));
    steps.put("impute", impute());
    steps.put("outliers", outliers());
    steps.put("deduplicate", fields());
    steps.put(
        "one_hot",
        fields(
            columns("category"),
            key(
                "unknown",
                new Word(List.of("error", "ignore"), Map.of()),
                text("error"),
                "words that the training part lacks"),
            key(
                "drop",
                new Word(List.of("none", "first"), Map.of()),
                text("none"),
                "the word without a column")));
    steps.put(
        "lag",
        fields(
            columns("numeric"),
            key("lags", new Items(COUNT), list(number(1)), "how many rows back")));
    steps.put(
        "difference",
        fields(columns("numeric"), key("order", new Whole(1, 9), number(1), "how many times")));
    steps.put("tokenize", tokenize());
    return new OneOf(
        "step",
        Optional.empty(),
        false,
        steps,
        words("standardize", "resize crop flip_horizontal normalize"),
        "what is done");
  }

  private static Setting columns(String standard) {
    return key("columns", new Shape.ColumnNames(), text(standard), "which columns");
  }

  private static Fields impute() {
    return fields(
        columns("numeric"),
        key(
            "strategy",
            new Word(List.of("mean", "median", "most_frequent", "constant"), Map.of()),
            text("mean"),
            "what stands in for a missing value"),
        optional("value", new Shape.NumberOrText(), "the constant; else 0 or missing_value"),
        key("indicator", new Shape.Flag(), bool(false), "whether a column says where it did"));
  }

  private static Fields outliers() {
    return fields(
        columns("numeric"),
        key(
            "method",
            new Word(List.of("iqr", "quantiles", "z"), Map.of()),
            text("iqr"),
            "where values lie too far out, and are moved to"),
        optional("factor", Language.POSITIVE, "for iqr, else 1.5; for z, else 3"),
        key("low", SHARE, number(0.01), "for quantiles"),
        key("high", SHARE, number(0.99), "for quantiles"));
  }

  private static Fields tokenize() {
    return fields(
        columns("text"),
        key(
            "method",
            new Word(List.of("counts", "tf_idf", "ids"), Map.of()),
            text("counts"),
            "what numbers stand for a sentence"),
        key("max_tokens", COUNT, number(1000), "words in the vocabulary"),
        key("min_rows", COUNT, number(1), "in how many rows a word must be"),
        key("lowercase", new Shape.Flag(), bool(true), "whether A is a"),
        key("length", COUNT, number(128), "words of a row, for ids"));
  }
}
