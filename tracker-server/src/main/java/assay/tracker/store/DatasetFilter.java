// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

/**
 * The metrics that count: those measured on a data set.
 *
 * @param name empty for any
 * @param digest empty for any
 */
public record DatasetFilter(String name, String digest) {

  public static final DatasetFilter ANY = new DatasetFilter("", "");

  public boolean matches(String datasetName, String datasetDigest) {
    return (name.isEmpty() || name.equals(datasetName))
        && (digest.isEmpty() || digest.equals(datasetDigest));
  }
}
