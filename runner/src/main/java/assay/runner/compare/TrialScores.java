// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The scores of one trial.
 *
 * @param trial its name, which no other trial of the comparison has
 * @param byBlock at least one
 */
public record TrialScores(String trial, SortedMap<Block, Double> byBlock) {
  public TrialScores {
    byBlock = Collections.unmodifiableSortedMap(new TreeMap<>(byBlock));
  }

  double[] values() {
    return values(byBlock.keySet());
  }

  /** In the order of the blocks given, all of which the trial has. */
  double[] values(Set<Block> blocks) {
    return blocks.stream().mapToDouble(block -> byBlock.getOrDefault(block, Double.NaN)).toArray();
  }

  double mean() {
    return byBlock.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  SortedSet<Block> shared(TrialScores other) {
    SortedSet<Block> shared = new TreeSet<>(byBlock.keySet());
    shared.retainAll(other.byBlock.keySet());
    return shared;
  }
}
