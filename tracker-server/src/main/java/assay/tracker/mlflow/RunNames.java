// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import java.util.List;
import java.util.random.RandomGenerator;

/** Names for runs that were given none, such as {@code calm-heron-417}. */
final class RunNames {

  private static final List<String> ADJECTIVES =
      List.of(
          "agile", "amber", "bold", "brave", "bright", "calm", "clever", "crisp", "eager", "fair",
          "gentle", "golden", "happy", "honest", "keen", "kind", "lively", "lucky", "merry", "mild",
          "noble", "patient", "plain", "proud", "quick", "quiet", "rapid", "silent", "sleek",
          "sure", "swift", "wise");

  private static final List<String> NOUNS =
      List.of(
          "badger", "beaver", "bison", "crane", "crow", "deer", "dove", "eagle", "falcon", "finch",
          "fox", "goose", "gull", "hare", "hawk", "heron", "ibis", "jay", "lark", "lynx", "marten",
          "moose", "newt", "otter", "owl", "plover", "raven", "robin", "seal", "stork", "swan",
          "wren");

  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

  synchronized String next() {
    return "%s-%s-%d".formatted(one(ADJECTIVES), one(NOUNS), random.nextInt(1000));
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
