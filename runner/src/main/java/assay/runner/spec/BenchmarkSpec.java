// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A declared benchmark: one YAML file, checked, with every default filled in. Immutable.
 *
 * @param directory what relative paths in the file are relative to
 * @param configurations every trial, in grid order, scenarios fastest
 * @param pricePerHourUsd of the machine
 * @param resolved the whole document with defaults; callers must not change it
 * @param positions where each path of the document was written
 * @param source the file's text, stored with the launch
 */
public record BenchmarkSpec(
    String file,
    Path directory,
    String name,
    long seed,
    List<CellConfiguration> configurations,
    MeasureSpec measure,
    Order order,
    boolean exclusive,
    boolean skipLarger,
    Duration timeout,
    OptionalDouble pricePerHourUsd,
    BudgetSpec budget,
    ObjectNode resolved,
    Positions positions,
    String source)
    implements Declaration {
  public BenchmarkSpec {
    configurations = List.copyOf(configurations);
  }

  /** Whether the declaration says how energy is to be found out. */
  public boolean asksForEnergy() {
    return positions.isWritten("measure.energy");
  }

  /** How forks of trials follow each other. */
  public enum Order {
    /** A B A B: a slow minute of the machine hits all trials alike. */
    INTERLEAVED,
    /** A A B B. */
    SEQUENTIAL
  }
}
