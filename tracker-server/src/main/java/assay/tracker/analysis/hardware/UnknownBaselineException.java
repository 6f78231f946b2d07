// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.List;

/** There is nothing of this name to compare with. */
public final class UnknownBaselineException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownBaselineException(String name, Dimension across, List<String> known) {
    super(
        "'%s' is no %s that was measured; measured are %s."
            .formatted(name, across.word(), String.join(", ", known)));
  }
}
