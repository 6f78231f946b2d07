// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a row, a line or a point is about: a value for each aspect that applies, for people. */
public record Facts(Map<Aspect, String> values) {

  /** In the order in which they are said. */
  public enum Aspect {
    MODEL,
    SCENARIO,
    ENGINE,
    PRECISION,
    BATCH,
    THREADS,
    DEVICE
  }

  public Facts {
    values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
  }

  Facts without(Aspect aspect) {
    return withoutAll(Set.of(aspect));
  }

  Facts only(Set<Aspect> aspects) {
    Map<Aspect, String> kept = new EnumMap<>(Aspect.class);
    kept.putAll(values);
    kept.keySet().retainAll(aspects);
    return new Facts(kept);
  }

  Facts withoutAll(Set<Aspect> aspects) {
    Map<Aspect, String> rest = new EnumMap<>(Aspect.class);
    rest.putAll(values);
    rest.keySet().removeAll(aspects);
    return new Facts(rest);
  }

  Facts with(Aspect aspect, String value) {
    Map<Aspect, String> more = new EnumMap<>(Aspect.class);
    more.putAll(values);
    more.put(aspect, value);
    return new Facts(more);
  }

  /** Empty where the aspect does not apply. */
  public String value(Aspect aspect) {
    return values.getOrDefault(aspect, "");
  }

  /** Those that all of them have with the same value, but never the model: it names a row. */
  static Set<Aspect> shared(List<Facts> all) {
    Set<Aspect> shared = EnumSet.noneOf(Aspect.class);
    for (Aspect aspect : EnumSet.complementOf(EnumSet.of(Aspect.MODEL))) {
      if (!all.isEmpty() && all.stream().map(it -> it.value(aspect)).distinct().count() == 1) {
        shared.add(aspect);
      }
    }
    return shared;
  }

  /**
   * Those that need not be said of each: that all share, and that follow from the compared aspect
   * or the device, as the threads of a device that was measured with one number of them only.
   */
  static Set<Aspect> redundant(List<Facts> all, Aspect compared) {
    Set<Aspect> redundant = shared(all);
    for (Aspect aspect : EnumSet.complementOf(EnumSet.of(Aspect.MODEL, Aspect.DEVICE, compared))) {
      if (follows(all, aspect, compared) || follows(all, aspect, Aspect.DEVICE)) {
        redundant.add(aspect);
      }
    }
    return redundant;
  }

  private static boolean follows(List<Facts> all, Aspect aspect, Aspect cause) {
    Map<String, List<Facts>> groups =
        all.stream().collect(Collectors.groupingBy(it -> it.value(cause)));
    return groups.size() > 1
        && groups.values().stream().allMatch(group -> shared(group).contains(aspect));
  }

  /** As {@code resnet50 · offline · batch 32}. */
  public String label() {
    return values.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> words(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private static String words(Aspect aspect, String value) {
    return switch (aspect) {
      case BATCH -> "batch " + value;
      case THREADS -> value.equals("1") ? "1 thread" : value + " threads";
      case MODEL, SCENARIO, ENGINE, PRECISION, DEVICE -> value;
    };
  }
}
