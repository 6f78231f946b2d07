// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.model.Run;
import assay.tracker.model.Tag;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The tags by which launches, trials and fits know each other. */
record TrialTags(Map<String, String> values) {

  static final String PARENT = "mlflow.parentRunId";
  static final String RANK = "assay.rank";
  static final String STATE = "assay.state";

  static TrialTags of(Run run) {
    return new TrialTags(
        run.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> b)));
  }

  /** Empty if it is not there. */
  String get(String key) {
    return values.getOrDefault(key, "");
  }

  boolean is(String key) {
    return get(key).equals("true");
  }

  /** Any client may write tags: what is no rank is none. */
  static OptionalInt rank(String text) {
    return text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
