// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.SearchSpec.Dimension;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold for a space as a whole, once each of its paths is right. */
final class SpaceRules {
  private static final int MOST = 100_000;
  private static final String SPACE = "search.space.";

  private final SearchSpec search;
  private final Positions positions;
  private final Problems problems;

  SpaceRules(SearchSpec search, Positions positions, Problems problems) {
    this.search = search;
    this.positions = positions;
    this.problems = problems;
  }

  /** Whether the space can be expanded at all. */
  boolean expandable() {
    return List.of(isSmall(), isDisjoint(), isAcyclic()).stream().allMatch(ok -> ok);
  }

  private boolean isSmall() {
    double size = Grid.size(search.dimensions());
    if (size > MOST) {
      problems.add(
          positions.place("search.space"),
          ProblemCode.E104_NOT_ALLOWED,
          "The space has %.0f combinations; a grid may have %d.".formatted(size, MOST),
          "Search fewer values.");
    }
    return size <= MOST;
  }

  private boolean isDisjoint() {
    boolean disjoint = true;
    for (Dimension inner : search.dimensions()) {
      for (Dimension outer : search.dimensions()) {
        if (Paths.isUnder(inner.path(), outer.path())) {
          disjoint = false;
          problems.add(
              positions.place(SPACE + inner.path()),
              ProblemCode.E104_NOT_ALLOWED,
              "`%s` lies inside `%s`, which is searched too.".formatted(inner.path(), outer.path()),
              "Search one of them.");
        }
      }
    }
    return disjoint;
  }

  private boolean isAcyclic() {
    Set<String> clear = new HashSet<>();
    for (Dimension dimension : search.dimensions()) {
      if (leadsBack(dimension, new LinkedHashSet<>(), clear)) {
        problems.add(
            positions.place(SPACE + dimension.path() + ".when"),
            ProblemCode.E104_NOT_ALLOWED,
            "The condition of `%s` depends on `%s` itself."
                .formatted(dimension.path(), dimension.path()),
            "Leave the condition out.");
        return false;
      }
    }
    return true;
  }

  private boolean leadsBack(Dimension dimension, Set<String> open, Set<String> clear) {
    if (clear.contains(dimension.path())) {
      return false;
    }
    if (!open.add(dimension.path())) {
      return true;
    }
    for (String path : dimension.when().keySet()) {
      Optional<Dimension> other = owner(path);
      if (other.isPresent() && leadsBack(other.get(), open, clear)) {
        return true;
      }
    }
    open.remove(dimension.path());
    clear.add(dimension.path());
    return false;
  }

  private Optional<Dimension> owner(String path) {
    return search.dimensions().stream()
        .filter(d -> d.path().equals(path) || Paths.isUnder(path, d.path()))
        .findFirst();
  }
}
