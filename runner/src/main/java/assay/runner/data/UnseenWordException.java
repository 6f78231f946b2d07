// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

/** A row holds a word that no row of the training part had, and the step asks for an error then. */
public final class UnseenWordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnseenWordException(String column, String word) {
    super(
        "`%s` of column `%s` is not in the training part; `unknown: ignore` in `one_hot` lets it pass"
            .formatted(word, column));
  }
}
