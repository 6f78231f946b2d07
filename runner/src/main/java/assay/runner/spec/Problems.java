// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers every problem before anything stops, so that a user sees all of them at once. */
public final class Problems {
  private static final int SHOWN = 20;
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file).thenComparing(Problem::position);
  private static final Comparator<Problem> ERRORS_FIRST =
      Comparator.comparing(problem -> !problem.code().isError());

  private final List<Problem> found = new ArrayList<>();
  private int unseen;

  public void add(String file, Position position, ProblemCode code, String message) {
    found.add(new Problem(file, position, code, message, Optional.empty()));
  }

  public void add(
      String file, Position position, ProblemCode code, String message, String suggestion) {
    found.add(new Problem(file, position, code, message, Optional.of(suggestion)));
  }

  /** A problem at a place that may lie in another file than the experiment's own. */
  public void add(Place place, ProblemCode code, String message) {
    add(place.file(), place.position(), code, message);
  }

  /** As {@link #add(Place, ProblemCode, String)}, with what to write instead. */
  public void add(Place place, ProblemCode code, String message, String suggestion) {
    add(place.file(), place.position(), code, message, suggestion);
  }

  /** One more error after many of its kind, of which nobody would read the words. */
  public void addUnseen() {
    unseen++;
  }

  /** How many there are, warnings too. */
  public int count() {
    return found.size();
  }

  /** Takes over what another check has found. */
  public void addAll(Problems others) {
    found.addAll(others.found);
    unseen += others.unseen;
  }

  /** Errors and warnings, by file and position. */
  public List<Problem> all() {
    return found.stream().sorted(BY_PLACE).toList();
  }

  public boolean hasErrors() {
    return unseen > 0 || found.stream().anyMatch(problem -> problem.code().isError());
  }

  /** The lines to show: twenty problems at most, errors before warnings, then a count. */
  public List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            found.stream()
                .sorted(ERRORS_FIRST.thenComparing(BY_PLACE))
                .limit(SHOWN)
                .sorted(BY_PLACE)
                .map(Problem::text)
                .toList());
    int more = Math.max(0, found.size() - SHOWN) + unseen;
    if (more > 0) {
      lines.add("… and %d more".formatted(more));
    }
    return lines;
  }
}
