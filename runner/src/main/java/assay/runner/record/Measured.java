// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stored measurement has beyond a stored fit.
 *
 * @param order its place among the measurements of its launch, from 0
 * @param tags of its run: flags and the environment
 * @param artifacts texts by path
 */
public record Measured(int order, Map<String, String> tags, Map<String, String> artifacts) {
  public Measured {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
  }
}
