// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The classification metrics, by public name. */
final class ClassificationMetrics {
  private static final Pattern F =
      Pattern.compile("f(\\d{1,3}(?:\\.\\d{1,6})?)(|_macro|_micro|_weighted|_per_class)");

  /** Each computes one number. */
  static final Map<String, Metric<Predictions>> NUMBERS = Collections.unmodifiableMap(numbers());

  /** One number for each class, or a matrix. */
  static final Map<String, Metric<Predictions>> SEVERAL = Collections.unmodifiableMap(several());

  /** As long as there are rows. */
  static final Map<String, Metric<Predictions>> CURVES = Collections.unmodifiableMap(curves());

  private ClassificationMetrics() {}

  static Optional<Metric<Predictions>> find(String name) {
    for (Map<String, Metric<Predictions>> some : List.of(NUMBERS, SEVERAL, CURVES)) {
      if (some.containsKey(name)) {
        return Optional.ofNullable(some.get(name));
      }
    }
    Matcher f = F.matcher(name);
    return f.matches() ? f(Double.parseDouble(f.group(1)), f.group(2)) : TopK.find(name);
  }

  private static Optional<Metric<Predictions>> f(double beta, String suffix) {
    return beta == 0 ? Optional.empty() : Optional.of(averaged(suffix, hits -> hits.f(beta)));
  }

  /** The names of F for a β: {@code f3}, {@code f3_macro} … */
  static List<String> fNames(String beta) {
    List<String> names = new ArrayList<>();
    for (Average average : Average.values()) {
      names.add("f" + beta + average.suffix());
    }
    return names;
  }

  private static Map<String, Metric<Predictions>> numbers() {
    Map<String, Metric<Predictions>> all = new LinkedHashMap<>();
    all.put(
        "accuracy", ofShare(p -> new Hits.Share(p.confusion().correct(), p.confusion().total())));
    all.put("balanced_accuracy", (p, o) -> Agreement.balancedAccuracy(p.confusion()));
    families()
        .forEach((name, metric) -> {
          for (Average average : Average.values()) {
            if (average != Average.PER_CLASS) {
              all.put(
                  name + average.suffix(), new Averaged(average, metric, !name.startsWith("f")));
            }
          }
        });
    all.put("mcc", (p, o) -> Agreement.matthews(p.confusion()));
    all.put("cohen_kappa", (p, o) -> Agreement.cohenKappa(p.confusion(), o.kappa()));
    all.put("roc_auc", RocAuc::binary);
    all.put("roc_auc_ovr", RocAuc::macro);
    all.put("roc_auc_ovr_weighted", RocAuc::weighted);
    all.put("roc_auc_ovr_micro", RocAuc::micro);
    all.put("roc_auc_ovo", (p, o) -> RocAuc.pairs(p, false));
    all.put("roc_auc_ovo_weighted", (p, o) -> RocAuc.pairs(p, true));
    all.put("average_precision", ofCurve(RankCurve::averagePrecision));
    all.put("ks", ofCurve(RankCurve::largestGap));
    all.put("log_loss", (p, o) -> ProbabilityLoss.logLoss(p));
    all.put("brier", (p, o) -> ProbabilityLoss.brier(p));
    all.put("ece", (p, o) -> ProbabilityLoss.calibrationError(p));
    return all;
  }

  private static Map<String, Average.OfClass> families() {
    Map<String, Average.OfClass> families = new LinkedHashMap<>();
    families.put("precision", Hits::precision);
    families.put("recall", Hits::recall);
    families.put("f1", hits -> hits.f(1));
    families.put("f2", hits -> hits.f(2));
    families.put("f0.5", hits -> hits.f(0.5));
    families.put("jaccard", Hits::jaccard);
    families.put("specificity", Hits::specificity);
    return families;
  }

  private static Map<String, Metric<Predictions>> several() {
    Map<String, Metric<Predictions>> all = new LinkedHashMap<>();
    families()
        .forEach((name, metric) ->
            all.put(
                name + Average.PER_CLASS.suffix(), new Averaged(Average.PER_CLASS, metric, false)));
    all.put("roc_auc_ovr_per_class", RocAuc::perClass);
    all.put("confusion_matrix", (p, o) -> p.confusion().table());
    return all;
  }

  private static Map<String, Metric<Predictions>> curves() {
    Map<String, Metric<Predictions>> all = new LinkedHashMap<>();
    all.put("roc_curve", ofCurve(RankCurve::roc));
    all.put("precision_recall_curve", ofCurve(RankCurve::precisionRecall));
    return all;
  }

  private static Metric<Predictions> averaged(String suffix, Average.OfClass metric) {
    for (Average average : Average.values()) {
      if (average.suffix().equals(suffix)) {
        return new Averaged(average, metric, false);
      }
    }
    throw new IllegalArgumentException(suffix);
  }

  /**
   * @param shareOfRows whether the value of one class is a share of rows; F is a mean of two
   */
  private record Averaged(Average average, Average.OfClass metric, boolean shareOfRows)
      implements Metric<Predictions> {
    @Override
    public Score of(Predictions predictions, Options options) {
      return average.of(predictions.confusion(), metric, options.zeroDivision());
    }

    @Override
    public Optional<Hits.Share> share(Predictions predictions) {
      return shareOfRows ? average.share(predictions.confusion(), metric) : Optional.empty();
    }
  }

  private static Metric<Predictions> ofShare(Function<Predictions, Hits.Share> share) {
    return new Metric<>() {
      @Override
      public Score of(Predictions predictions, Options options) {
        return new Score.Value(share.apply(predictions).orIfNothing(options.zeroDivision()));
      }

      @Override
      public Optional<Hits.Share> share(Predictions predictions) {
        return Optional.of(share.apply(predictions));
      }
    };
  }

  private static Metric<Predictions> ofCurve(Function<RankCurve, Score> metric) {
    return (predictions, options) ->
        predictions.classes() == 2
            ? predictions.unordered().orElseGet(() -> metric.apply(RankCurve.of(predictions)))
            : ForTwo.classesNot(predictions.classes());
  }
}
