// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Advice for a key that does not exist: what was probably meant, here or elsewhere. */
final class UnknownKey {
  /** What other programs call the same things. */
  private static final Map<String, String> ELSEWHERE_CALLED =
      Map.of(
          "lr", "learning_rate",
          "learning_rate_init", "learning_rate",
          "alpha", "l2",
          "weight_decay", "l2",
          "solver", "optimizer",
          "hidden_layer_sizes", "hidden",
          "max_iter", "epochs",
          "random_state", "seed",
          "n_splits", "folds",
          "n_repeats", "repeats");

  private final LanguagePaths paths;

  UnknownKey(LanguagePaths paths) {
    this.paths = paths;
  }

  /**
   * @param parent the path of the map that holds the key
   * @param siblings the keys that this map may hold
   */
  String advice(String parent, String key, Collection<String> siblings) {
    return sibling(key, siblings)
        .map(sibling -> Paths.child(parent, sibling))
        .or(() -> elsewhere(parent, key))
        .map("Did you mean `%s`?"::formatted)
        .orElseGet(() -> known(siblings));
  }

  /** The key of the same map that was probably meant. */
  Optional<String> sibling(String key, Collection<String> siblings) {
    return Nearest.of(ELSEWHERE_CALLED.getOrDefault(key, key), siblings);
  }

  /** Advice for a path that does not exist. */
  String advice(String path) {
    return elsewhere(Paths.parent(path), Paths.last(path))
        .or(() -> Nearest.of(path, paths.all()))
        .map("Did you mean `%s`?"::formatted)
        .orElse("Paths look like `train.optimizer.learning_rate`.");
  }

  /** Among equally similar keys, the one in the nearest part of the document. */
  private Optional<String> elsewhere(String parent, String written) {
    String key = ELSEWHERE_CALLED.getOrDefault(written, written);
    Comparator<String> similar =
        Comparator.comparingInt(path -> Nearest.distance(key, Paths.last(path)));
    Comparator<String> close = Comparator.comparingInt(path -> -shared(parent, path));
    // A single letter is near everything that is as short.
    return paths.all().stream()
        .filter(path -> key.length() > 1)
        .filter(path -> Nearest.isNear(Nearest.distance(key, Paths.last(path)), key))
        .min(similar.thenComparing(close));
  }

  private static int shared(String left, String right) {
    int length = 0;
    while (length < Math.min(left.length(), right.length())
        && left.charAt(length) == right.charAt(length)) {
      length++;
    }
    return length;
  }

  private static String known(Collection<String> siblings) {
    return siblings.isEmpty()
        ? "Leave it out."
        : "Known here: %s."
            .formatted(siblings.stream().map("`%s`"::formatted).collect(Collectors.joining(", ")));
  }
}
