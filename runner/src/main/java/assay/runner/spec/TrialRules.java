// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Expansion.Combination;
import assay.runner.spec.LanguagePaths.Lack;
import assay.runner.spec.SearchSpec.Dimension;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must hold for the trials that a space expands to: every searched parameter is used by every
 * trial that has it, nothing is missing, and something is left to train.
 */
final class TrialRules {
  /** All of them are held in memory; more would not be trained in a lifetime. */
  private static final int MOST = 10_000;

  private static final String SPACE = "search.space.";

  private final Grammar grammar;
  private final SearchSpec search;
  private final Positions positions;
  private final Problems problems;
  private final Set<String> met = new HashSet<>();
  private final Set<String> reported = new HashSet<>();
  private final int[] removed;
  private int combinations;
  private int allowed;

  TrialRules(Grammar grammar, SearchSpec search, Positions positions, Problems problems) {
    this.grammar = grammar;
    this.search = search;
    this.positions = positions;
    this.problems = problems;
    this.removed = new int[search.forbid().size()];
  }

  void check(Expansion expansion) {
    expansion.combinations().forEach(this::check);
    for (Dimension dimension : search.dimensions()) {
      if (!met.contains(dimension.path()) && search.walk() instanceof SearchSpec.Walk.Grid) {
        neverMet(dimension);
      }
    }
    if (allowed == 0) {
      nothingLeft();
    }
    if (allowed > MOST) {
      problems.add(
          positions.place("search.space"),
          ProblemCode.E104_NOT_ALLOWED,
          "The space has %d trials; %d are the most.".formatted(allowed, MOST),
          "Search fewer values.");
    }
  }

  private void check(Combination combination) {
    combinations++;
    met.addAll(combination.searched().keySet());
    combination.forbiddenBy().forEach(rule -> removed[rule]++);
    if (!combination.forbiddenBy().isEmpty()) {
      return;
    }
    allowed++;
    for (String path : combination.searched().keySet()) {
      grammar
          .paths()
          .lack(combination.declared(), path)
          .filter(lack -> reported.add(path))
          .ifPresent(lack -> unused(path, lack));
    }
    for (Completion.Missing missing : combination.missing()) {
      if (reported.add(missing.path())) {
        missing(missing);
      }
    }
  }

  /** A searched path that only some trials have is missing in the others. */
  private void missing(Completion.Missing missing) {
    if (!positions.isWritten(missing.path())) {
      MissingKey.report(problems, positions.place(missing.path()), missing);
    }
  }

  private void unused(String path, Lack lack) {
    String having = having(lack);
    problems.add(
        positions.place(SPACE + path),
        ProblemCode.E110_UNUSED_PARAMETER,
        "`%s` is searched but `%s` has none.".formatted(path, lack.chosen()),
        isSearched(lack.discriminator())
            ? "Add `when: {%s: %s}`.".formatted(lack.discriminator(), having)
            : "Leave it out, or choose `%s: %s`.".formatted(lack.discriminator(), having));
  }

  private static String having(Lack lack) {
    List<String> variants = lack.having();
    return variants.size() == 1
        ? variants.getFirst()
        : "[%s]".formatted(String.join(", ", variants));
  }

  private boolean isSearched(String path) {
    return search.dimensions().stream().anyMatch(dimension -> dimension.path().equals(path));
  }

  private void neverMet(Dimension dimension) {
    problems.add(
        positions.place(SPACE + dimension.path()),
        ProblemCode.E110_UNUSED_PARAMETER,
        "`%s` is searched but no trial meets its `when`.".formatted(dimension.path()),
        "Mend the condition, or leave it out.");
  }

  private void nothingLeft() {
    int most = 0;
    for (int rule = 1; rule < removed.length; rule++) {
      most = removed[rule] > removed[most] ? rule : most;
    }
    problems.add(
        positions.place("search.forbid." + most),
        ProblemCode.E111_EMPTY_SPACE,
        removed.length == 1
            ? "Every one of %d combinations is forbidden by the only rule.".formatted(combinations)
            : "Every one of %d combinations is forbidden; %s alone removes %d."
                .formatted(combinations, name(most), removed[most]),
        "Narrow it, or leave it out.");
  }

  private String name(int rule) {
    return rule == removed.length - 1
        ? "the last rule"
        : rule == 0 ? "the first rule" : "rule " + (rule + 1);
  }
}
