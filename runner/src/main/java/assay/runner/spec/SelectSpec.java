// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;
import java.util.Locale;

/**
 * How the trial to use is chosen.
 *
 * @param simplerIs for {@link Rule#ONE_STANDARD_ERROR}: what makes a trial simpler, most important
 *     first
 * @param baselines whether one of them may be chosen
 */
public record SelectSpec(Rule rule, List<Simpler> simplerIs, boolean baselines) {
  public SelectSpec {
    simplerIs = List.copyOf(simplerIs);
  }

  /** Among trials that are no baselines. */
  public SelectSpec(Rule rule, List<Simpler> simplerIs) {
    this(rule, simplerIs, false);
  }

  /** The rules of choice. */
  public enum Rule {
    BEST_MEAN,
    ONE_STANDARD_ERROR;

    /** As written in a declaration: {@code best_mean}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A path or {@code model.parameters}, and whether less of it is simpler. */
  public record Simpler(String path, boolean lessIsSimpler) {}
}
