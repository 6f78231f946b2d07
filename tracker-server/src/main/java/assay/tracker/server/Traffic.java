// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts exchanges for {@code /metrics}. Written by the one event loop. */
final class Traffic {

  /** Seconds; a request that takes longer counts in the last, endless one. */
  static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** What a request was for: few words, since every one is a series of its own. */
  enum Area {
    ARTIFACTS,
    EVENTS,
    MLFLOW,
    API,
    PAGES;

    static Area of(String path) {
      if (path.contains("/mlflow-artifacts/") || path.endsWith("-artifact")) {
        return ARTIFACTS;
      }
      if (path.startsWith("/api/assay/")) {
        return path.endsWith("/events") ? EVENTS : API;
      }
      return path.startsWith("/api/") || path.startsWith("/ajax-api/") ? MLFLOW : PAGES;
    }
  }

  record Kind(Area area, String method, int status) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      int byArea = area.compareTo(other.area);
      int byMethod = byArea != 0 ? byArea : method.compareTo(other.method);
      return byMethod != 0 ? byMethod : Integer.compare(status, other.status);
    }
  }

  /** How long requests took; counts are per bucket, not cumulated. */
  static final class Durations {
    final long[] counts = new long[BOUNDS.length + 1];
    double sumSeconds;

    private void add(double seconds) {
      int bucket = 0;
      while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
        bucket++;
      }
      counts[bucket]++;
      sumSeconds += seconds;
    }
  }

  private final TreeMap<Kind, Long> requests = new TreeMap<>();
  private final TreeMap<Area, Durations> durations = new TreeMap<>();
  private final AtomicLong unanswered = new AtomicLong();

  void count(Exchange exchange) {
    Area area = Area.of(exchange.path());
    int status = exchange.answered() ? exchange.status() : 0;
    String name = exchange.request().method().name();
    String method = METHODS.contains(name) ? name : "OTHER"; // a client may make up its own
    requests.merge(new Kind(area, method, status), 1L, Long::sum);
    if (!exchange.answered() && area != Area.EVENTS) {
      unanswered.incrementAndGet();
    }
    durations.computeIfAbsent(area, a -> new Durations()).add(exchange.tookNanos() / 1e9);
  }

  Map<Kind, Long> requests() {
    return requests;
  }

  Map<Area, Durations> durations() {
    return durations;
  }

  /** Requests that got no whole answer; any thread may ask. */
  long unanswered() {
    return unanswered.get();
  }
}
