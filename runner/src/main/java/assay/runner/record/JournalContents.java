// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journals of a data directory hold.
 *
 * @param launches in the order they were started
 * @param notes what could not be read, as {@code file:line: why}
 */
public record JournalContents(
    List<StoredLaunch> launches,
    List<StoredFit> fits,
    List<StoredReuse> reuses,
    List<StoredSamples> samples,
    Map<String, StoredEnd> ends,
    List<String> notes) {
  public JournalContents {
    launches = List.copyOf(launches);
    fits = List.copyOf(fits);
    reuses = List.copyOf(reuses);
    samples = List.copyOf(samples);
    ends = Collections.unmodifiableMap(new LinkedHashMap<>(ends));
    notes = List.copyOf(notes);
  }

  /** The finished fits by key; of several with one key the one that ended last. */
  public Map<String, StoredFit> finished() {
    return latest(fits.stream().filter(StoredFit::finished).toList());
  }

  /** The fits by key, however they ended; a finished one before others, then the last one. */
  public Map<String, StoredFit> latest() {
    Map<String, StoredFit> latest = latest(fits);
    latest.putAll(finished());
    return latest;
  }

  private static Map<String, StoredFit> latest(Collection<StoredFit> fits) {
    Map<String, StoredFit> latest = new LinkedHashMap<>();
    for (StoredFit fit : fits) {
      latest.merge(fit.key(), fit, (a, b) -> b.endedAt().isBefore(a.endedAt()) ? a : b);
    }
    return latest;
  }

  /** How a launch ended; empty while it runs, and when it was killed. */
  public Optional<StoredEnd> findEnd(String launch) {
    return Optional.ofNullable(ends.get(launch));
  }

  /** Gathers events as they are read. */
  static final class Builder {
    private final List<StoredLaunch> launches = new ArrayList<>();
    private final List<StoredFit> fits = new ArrayList<>();
    private final List<StoredReuse> reuses = new ArrayList<>();
    private final List<StoredSamples> samples = new ArrayList<>();
    private final Map<String, StoredEnd> ends = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    void add(JournalEvent event) {
      switch (event) {
        case StoredLaunch launch -> launches.add(launch);
        case StoredFit fit -> fits.add(fit);
        case StoredReuse reuse -> reuses.add(reuse);
        case StoredSamples some -> samples.add(some);
        case StoredEnd end -> ends.put(end.launch(), end);
      }
    }

    void note(String note) {
      notes.add(note);
    }

    JournalContents build() {
      return new JournalContents(launches, fits, reuses, samples, ends, notes);
    }
  }
}
