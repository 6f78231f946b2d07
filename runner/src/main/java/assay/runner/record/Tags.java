// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tags by which runs of a tracker are known, and what their values are cut to. */
final class Tags {
  static final String KIND = "assay.kind";
  static final String KEY = "assay.key";
  static final String STATE = "assay.state";
  static final String LAUNCH = "assay.launch";
  static final String LAUNCHES = "assay.launches";
  static final String COMPARE = "assay.report.compare";
  static final String FITS_TOTAL = "assay.fits.total";
  static final String FITS_DONE = "assay.fits.done";
  static final String FITS_FAILED = "assay.fits.failed";

  private static final int TAG_LENGTH = 5000;
  private static final int PARAM_LENGTH = 6000;

  private Tags() {}

  static String launchFilter(String launch) {
    return "tags.\"%s\" = 'launch' AND tags.\"%s\" = '%s'".formatted(KIND, LAUNCH, launch);
  }

  static String kindFilter(String kind) {
    return "tags.\"%s\" = '%s'".formatted(KIND, kind);
  }

  static String trialFilter(String key) {
    return "tags.\"%s\" = 'trial' AND tags.\"%s\" = '%s'".formatted(KIND, KEY, key);
  }

  static String fitFilter(FitId fit, String launch) {
    return "tags.\"%s\" = '%s' AND tags.\"%s\" = '%s' AND tags.\"%s\" = '%s'"
        .formatted(KIND, fit.kind(), KEY, fit.key(), LAUNCH, launch);
  }

  static Map<String, String> cutTags(Map<String, String> tags) {
    return cut(tags, TAG_LENGTH);
  }

  static Map<String, String> cutParams(Map<String, String> params) {
    return cut(params, PARAM_LENGTH);
  }

  /** Some trackers refuse what is longer, and with it all that was sent in the same request. */
  private static Map<String, String> cut(Map<String, String> texts, int length) {
    Map<String, String> cut = new LinkedHashMap<>();
    texts.forEach((key, text) -> cut.put(key, text.length() <= length ? text : cut(text, length)));
    return cut;
  }

  private static String cut(String text, int length) {
    boolean inPair = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, inPair ? length - 1 : length);
  }
}
