// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import assay.runner.measure.ThrottleWatch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Watches control groups by their counters, and cards by what their drivers say at each look. */
final class Throttling implements ThrottleWatch {
  private final CgroupReader groups;
  private final List<Gpu> gpus;
  private final OptionalLong before;
  private final Set<String> slowed = new LinkedHashSet<>();

  Throttling(CgroupReader groups, List<Gpu> gpus) {
    this.groups = groups;
    this.gpus = List.copyOf(gpus);
    this.before = groups.throttledPeriods();
  }

  @Override
  public synchronized void look() {
    gpus.forEach(gpu -> gpu.slowedBy().ifPresent(slowed::add));
  }

  @Override
  public synchronized Optional<String> seen() {
    look();
    List<String> all = new ArrayList<>();
    OptionalLong after = groups.throttledPeriods();
    if (before.isPresent() && after.isPresent() && after.getAsLong() > before.getAsLong()) {
      all.add(
          "held back by a control group in %d periods"
              .formatted(after.getAsLong() - before.getAsLong()));
    }
    all.addAll(slowed);
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }
}
