// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Optional;

/**
 * A metric of one kind of predictions.
 *
 * @param <S> the predictions
 */
interface Metric<S> {
  Score of(S sample, Options options);

  /** Where the value is a share of rows: which, and of how many. */
  default Optional<Hits.Share> share(S sample) {
    return Optional.empty();
  }
}
