// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.KeyRule;
import java.util.Optional;

/** MLflow's limits of names, values and batches. Lengths count characters, not UTF-16 units. */
final class Limits {

  static final int PARAM_VALUE = 6_000;
  static final int TAG_VALUE = 8_000;
  static final int EXPERIMENT_NAME = 500;
  static final int EXPERIMENT_TAG_VALUE = 5_000;
  static final int BATCH_METRICS = 1_000;
  static final int BATCH_PARAMS = 100;
  static final int BATCH_TAGS = 100;
  static final int BATCH_ALL = 1_000;
  static final int SEARCH_DEFAULT = 1_000;
  static final int SEARCH_MAX = 50_000;
  static final int INTERVAL_RUNS = 100;
  static final int INTERVAL_STEPS = 2_500;

  static final int REGISTRY_TAG_VALUE = 100_000;
  static final int ALIAS = 255;
  static final int DATASET_NAME = 500;
  static final int DATASET_DIGEST = 36;
  static final int DATASET_SOURCE = 65_535;
  static final int DATASET_SCHEMA = 1_048_575;
  static final int DATASET_PROFILE = 16_777_215;
  static final int INPUT_TAG_KEY = 255;
  static final int INPUT_TAG_VALUE = 500;
  static final int LOGGED_MODELS_DEFAULT = 50;
  static final int REGISTERED_MODELS_DEFAULT = 100;
  static final int REGISTERED_MODELS_MAX = 1_000;
  static final int MODEL_VERSIONS_DEFAULT = 10_000;
  static final int MODEL_VERSIONS_MAX = 200_000;
  static final int DATASET_EXPERIMENTS = 20;
  static final int DATASET_SUMMARIES = 1_000;
  static final int HISTORY_RUNS = 100;
  static final int HISTORY_POINTS = 25_000;

  private Limits() {}

  /**
   * @param path where the key stands in the request, for messages
   */
  static String key(String path, String key) {
    Optional<String> problem = KeyRule.findProblem(key);
    if (problem.isPresent()) {
      throw invalid(path, key, problem.get());
    }
    return notLonger(path, key, KeyRule.MAX_LENGTH);
  }

  private static RequestException invalid(String path, String value, String reason) {
    return RequestException.invalid(
        "Invalid value \"%s\" for parameter '%s' supplied: %s".formatted(value, path, reason));
  }

  static String notLonger(String path, String text, int limit) {
    if (text.codePointCount(0, text.length()) > limit) {
      throw RequestException.invalid(
          "'%s' exceeds the maximum length of %d characters".formatted(path, limit));
    }
    return text;
  }

  /** Too long values are cut, as MLflow does by default. */
  static String cut(String text, int limit) {
    return text.length() > limit && text.codePointCount(0, text.length()) > limit
        ? text.substring(0, text.offsetByCodePoints(0, limit))
        : text;
  }

  static boolean isBatch(int metrics, int params, int tags) {
    return metrics <= BATCH_METRICS
        && params <= BATCH_PARAMS
        && tags <= BATCH_TAGS
        && metrics + params + tags <= BATCH_ALL;
  }

  static void batch(int metrics, int params, int tags) {
    batch("metrics", metrics, BATCH_METRICS);
    batch("params", params, BATCH_PARAMS);
    batch("tags", tags, BATCH_TAGS);
    batch("metrics, params, and tags", metrics + params + tags, BATCH_ALL);
  }

  private static void batch(String what, int count, int limit) {
    if (count > limit) {
      throw RequestException.invalid(
          ("A batch logging request can contain at most %d %s. Got %d %s. Please split up %s across"
                  + " multiple requests and try again.")
              .formatted(limit, what, count, what, what));
    }
  }
}
