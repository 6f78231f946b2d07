// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The closed set of classification metrics, by public name. */
final class ClassificationMetrics {

  /** A metric. */
  interface Metric {
    Score of(Predictions predictions);
  }

  private static final Map<String, Metric> BY_NAME = Collections.unmodifiableMap(all());

  private ClassificationMetrics() {}

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  static Metric named(String name) {
    Metric metric = BY_NAME.get(name);
    if (metric == null) {
      throw new IllegalArgumentException("there is no metric `%s`".formatted(name));
    }
    return metric;
  }

  private static Map<String, Metric> all() {
    Map<String, Metric> all = new LinkedHashMap<>();
    all.put("accuracy", p -> Agreement.accuracy(p.confusion()));
    all.put("balanced_accuracy", p -> Agreement.balancedAccuracy(p.confusion()));
    putAverages(all, "precision", Hits::precision);
    putAverages(all, "recall", Hits::recall);
    putAverages(all, "f1", hits -> hits.f(1));
    putAverages(all, "f2", hits -> hits.f(2));
    putAverages(all, "f0.5", hits -> hits.f(0.5));
    putAverages(all, "jaccard", Hits::jaccard);
    all.put("mcc", p -> Agreement.matthews(p.confusion()));
    all.put("cohen_kappa", p -> Agreement.cohenKappa(p.confusion()));
    all.put("roc_auc", RocAuc::binary);
    all.put("roc_auc_ovr", RocAuc::macro);
    all.put("roc_auc_ovr_weighted", RocAuc::weighted);
    all.put("log_loss", ProbabilityLoss::logLoss);
    all.put("brier", ProbabilityLoss::brier);
    return all;
  }

  private static void putAverages(Map<String, Metric> all, String name, Average.OfClass metric) {
    for (Average average : Average.values()) {
      all.put(name + average.suffix(), p -> average.of(p.confusion(), metric));
    }
  }
}
