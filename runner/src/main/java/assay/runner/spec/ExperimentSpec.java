// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A declared question: one YAML file, checked, with every default filled in. Immutable.
 *
 * @param file the file's name as the user wrote it, for messages
 * @param directory what relative paths in the file are relative to
 * @param settings the declared configuration, before the search varies it
 * @param resolved the whole document with defaults; callers must not change it
 * @param positions where each path of the document was written
 * @param source the file's text, stored with the launch
 */
public record ExperimentSpec(
    String file,
    Path directory,
    String name,
    long seed,
    TrialSettings settings,
    SearchSpec search,
    SelectSpec select,
    ExecuteSpec execute,
    BudgetSpec budget,
    ObjectNode resolved,
    Positions positions,
    String source)
    implements Declaration {

  /**
   * What the search space expands to, in grid order: the last dimension varies fastest, forbidden
   * combinations are left out, equal ones count once. Without a search it is the declared one.
   */
  public List<Configuration> configurations() {
    return new Expansion(Grammar.TRAINING, search).configurations();
  }
}
