// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much the rows of each class count in the loss. */
public sealed interface ClassWeights {

  /** All alike. */
  record Equal() implements ClassWeights {}

  /** n / (classes · rows of the class): every class counts as much as any other. */
  record Balanced() implements ClassWeights {}

  /** By the class's name; 1 for those that are not named. */
  record Named(Map<String, Double> byName) implements ClassWeights {
    public Named {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }
  }
}
