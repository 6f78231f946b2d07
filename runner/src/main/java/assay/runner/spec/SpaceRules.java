// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static java.util.stream.Collectors.joining;

import assay.runner.spec.SearchSpec.Dimension;
import assay.runner.spec.SearchSpec.Walk;
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
    return List.of(isSmall(), isDisjoint(), isAcyclic(), isZipped(), isCounted()).stream()
        .allMatch(ok -> ok);
  }

  private boolean isSmall() {
    if (search.walk() instanceof Walk.Drawn) {
      return true;
    }
    double size = Grid.size(search);
    if (size > MOST) {
      problems.add(
          positions.place("search.space"),
          ProblemCode.E104_NOT_ALLOWED,
          "The space has %.0f combinations; a grid may have %d.".formatted(size, MOST),
          "Search fewer values.");
    }
    return size <= MOST;
  }

  private boolean isZipped() {
    int before = problems.count();
    Set<String> zipped = new HashSet<>();
    for (int i = 0; i < search.zip().size(); i++) {
      List<String> paths = search.zip().get(i);
      Set<Integer> sizes = new HashSet<>();
      for (int j = 0; j < paths.size(); j++) {
        String path = paths.get(j);
        Optional<Dimension> dimension =
            search.dimensions().stream().filter(d -> d.path().equals(path)).findFirst();
        dimension.ifPresent(of -> sizes.add(of.values().size()));
        if (dimension.isEmpty() || !zipped.add(path) || dimension.get().span().isPresent()) {
          problems.add(
              positions.place("search.zip.%d.%d".formatted(i, j)),
              ProblemCode.E104_NOT_ALLOWED,
              dimension.isEmpty()
                  ? "`%s` is not searched, so its values cannot go with others.".formatted(path)
                  : "`%s` has no list of values of its own to go with others.".formatted(path),
              "Name searched paths, each once, such as `zip: [[train.l2, train.batch_size]]`.");
        }
      }
      if (sizes.size() > 1) {
        problems.add(
            positions.place("search.zip." + i),
            ProblemCode.E104_NOT_ALLOWED,
            "Paths whose values go together need as many of them, these have %s."
                .formatted(sizes.stream().sorted().map(String::valueOf).collect(joining(" and "))),
            "Give each path the same number of values.");
      }
    }
    return problems.count() == before;
  }

  /** A grid needs listed values; what is drawn needs a number of trials, and Sobol' few paths. */
  private boolean isCounted() {
    int before = problems.count();
    boolean written = positions.isWritten("search.trials");
    if (search.walk() instanceof Walk.Drawn drawn) {
      if (!written) {
        problems.add(
            positions.place("search.strategy"),
            ProblemCode.E103_MISSING_KEY,
            "`search.trials` is missing (how many points are drawn).",
            "Add `trials: 20`.");
      } else if (drawn.trials() > MOST) {
        problems.add(
            positions.place("search.trials"),
            ProblemCode.E104_NOT_ALLOWED,
            "There are %d trials; a search may have %d.".formatted(drawn.trials(), MOST));
      }
      if (drawn.even() && search.dimensions().size() > Sobol.MOST) {
        problems.add(
            positions.place("search.strategy"),
            ProblemCode.E104_NOT_ALLOWED,
            "`sobol` walks %d paths at most, and %d are searched."
                .formatted(Sobol.MOST, search.dimensions().size()),
            "Use `random`.");
      }
      return problems.count() == before;
    }
    if (written) {
      problems.add(
          positions.place("search.trials"),
          ProblemCode.E104_NOT_ALLOWED,
          "A grid is walked whole; `trials` is for `random` and `sobol`.",
          "Leave it out, or choose `strategy: random`.");
    }
    for (Dimension dimension : search.dimensions()) {
      dimension.span().ifPresent(span -> needsSteps(dimension, span));
    }
    return problems.count() == before;
  }

  private void needsSteps(Dimension dimension, SearchSpec.Span span) {
    problems.add(
        positions.place(SPACE + dimension.path() + (span.log() ? ".log" : ".range")),
        ProblemCode.E103_MISSING_KEY,
        span.log() ? "`log` needs `num`." : "`range` needs either `num` or `step`.",
        "Add `num: 5`.");
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
