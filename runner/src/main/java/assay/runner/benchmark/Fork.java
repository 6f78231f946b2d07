// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.LatencyHistogram;
import assay.runner.measure.Ticker;
import assay.runner.measure.WarmUp;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * The measuring process's side of a job: loads the model, warms it up, and tells of it in the side
 * file. What goes wrong is told there before it is thrown.
 */
final class Fork implements AutoCloseable {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Job job;
  private final SideFile side;
  private final Ticker ticker;
  private final Clock clock;
  private final BenchmarkModel model;
  private final MeasuredWindow window;

  private Fork(Job job, SideFile side, Ticker ticker, Clock clock, BenchmarkModel model) {
    this.job = job;
    this.side = side;
    this.ticker = ticker;
    this.clock = clock;
    this.model = model;
    this.window = MeasuredWindow.ofThisProcess(job, ticker);
  }

  /** Loads and warms up; the model is then ready to be measured. */
  static Fork start(Path jobFile, Path sideFile) {
    SideFile side = new SideFile(sideFile);
    try {
      side.write(SideFile.STARTED, json -> json.put("pid", ProcessHandle.current().pid()));
      Job job = Job.read(jobFile);
      Ticker ticker = Ticker.system();
      long begin = ticker.nanos();
      BenchmarkModel model = BenchmarkModels.load(job);
      long loaded = ticker.nanos();
      Fork fork = new Fork(job, side, ticker, Clock.systemUTC(), model);
      try (BenchmarkModel.Session session = model.open()) {
        session.run();
        fork.loaded(loaded - begin, ticker.nanos() - begin);
        fork.compare(session);
        fork.warmUp(session);
      }
      return fork;
    } catch (Throwable e) { // whatever it is, the other process must hear of it
      tell(side, e);
      throw e;
    }
  }

  private void loaded(long loadNanos, long firstNanos) {
    side.write(
        SideFile.LOADED,
        json -> {
          json.put("load_ms", loadNanos / NANOS_PER_MILLI);
          json.put("time_to_first_ms", firstNanos / NANOS_PER_MILLI);
          model.parameters().ifPresent(count -> json.put("parameters", count));
          model.valuesPerSample().ifPresent(count -> json.put("values_per_sample", count));
          model.flopsPerSample().ifPresent(count -> json.put("flops_per_sample", count));
        });
  }

  /** Speed of wrong answers is worth nothing: nothing is measured then. */
  private void compare(BenchmarkModel.Session session) {
    job.parity()
        .flatMap(comparison ->
            ReferenceOutputs.difference(comparison, session.outputs(), job.settings().batch()))
        .ifPresent(difference -> {
          throw new ParityException(difference);
        });
  }

  private void warmUp(BenchmarkModel.Session session) {
    Duration limit = job.warmupMax();
    if (!job.steadyWarmup()) {
      long begin = ticker.nanos();
      do {
        session.run();
      } while (ticker.nanos() - begin < limit.toNanos());
      warm(ticker.nanos() - begin, true);
      return;
    }
    try {
      WarmUp warmUp = WarmUp.of(session::run, limit, ticker);
      warm(warmUp.elapsed().toNanos(), warmUp.steady());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a session throws no checked exception", e);
    }
  }

  private void warm(long nanos, boolean steady) {
    side.write(SideFile.WARM, json -> json.put("seconds", nanos / 1e9).put("steady", steady));
  }

  BenchmarkModel model() {
    return model;
  }

  Job job() {
    return job;
  }

  /** The measured part begins. */
  void begin() {
    side.write(SideFile.MEASURING, json -> json.put("at", clock.millis()));
    window.start();
  }

  /**
   * The measured part is over.
   *
   * @param service times of all calls
   * @param allocatedBytes by the threads that called
   */
  void end(LatencyHistogram service, long allocatedBytes) {
    ObjectNode seen = window.stop();
    seen.put("operations", service.count());
    seen.put("allocated_bytes", allocatedBytes);
    seen.put("service", service.encoded());
    measured(seen);
  }

  /** The measured part of an open load is over. */
  void end(LoadResult load) {
    ObjectNode seen = window.stop();
    seen.put("operations", load.completed());
    seen.put("service", load.service().encoded());
    seen.put("response", load.response().encoded());
    load.offeredRate().ifPresent(rate -> seen.put("offered_rate", rate));
    seen.put("achieved_rate", load.achievedRate());
    seen.put("throughput", load.throughput());
    seen.put("offered", load.offered());
    seen.put("sustained", load.sustained());
    load.iterationThroughput().forEach(seen.putArray("iterations")::add);
    load.firstFailure().ifPresent(failure -> seen.put("first_failure", Causes.root(failure)));
    measured(seen);
  }

  private void measured(ObjectNode seen) {
    side.write(SideFile.MEASURED, json -> json.put("at", clock.millis()).setAll(seen));
  }

  void failed(Throwable thrown) {
    tell(side, thrown);
  }

  static void tell(SideFile side, Throwable thrown) {
    side.write(
        SideFile.FAILED,
        json -> {
          json.put("kind", kind(thrown));
          json.put("cause", Causes.root(thrown));
          json.put("detail", Causes.stackTrace(thrown));
        });
  }

  private static String kind(Throwable thrown) {
    if (Causes.isOutOfMemory(thrown)) {
      return "oom";
    }
    return switch (thrown) {
      case ParityException parity -> "parity";
      case ModelException model when model.isDeviceMissing() -> "device";
      default -> "error";
    };
  }

  @Override
  public void close() {
    model.close();
  }
}
