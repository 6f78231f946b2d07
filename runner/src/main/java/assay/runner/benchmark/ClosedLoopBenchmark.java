// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.measure.LatencyHistogram;
import assay.runner.measure.Ticker;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * What JMH runs in a fork: calls of a model, one after the other in each thread. What is to be
 * measured stands in a file; what JMH has no room for goes to another one. Parameters have defaults
 * that cannot be files, since JMH takes a parameter's default without a word where none is given.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ClosedLoopBenchmark {
  static final String UNSET = "UNSET";

  private static final Ticker TICKER = Ticker.system();

  /** The file of the {@link Job}. */
  @Param(UNSET)
  public String job = UNSET;

  /** The {@link SideFile}. */
  @Param(UNSET)
  public String side = UNSET;

  private @Nullable Fork fork;
  private LatencyHistogram latencies = new LatencyHistogram();
  private long allocatedBytes;
  private int added;
  private boolean begun;

  /** Loads the model; native libraries must not be loaded more often. */
  @Setup(Level.Trial)
  public void load() {
    if (job.equals(UNSET) || side.equals(UNSET)) {
      throw new IllegalStateException("the parameters `job` and `side` must be given");
    }
    fork = Fork.start(Path.of(job), Path.of(side));
  }

  private Fork fork() {
    return Objects.requireNonNull(fork, "load() comes first");
  }

  /** Energy and memory are taken of the measured iterations exactly. */
  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) {
    if (iteration.getType() == IterationType.MEASUREMENT && !begun) {
      begun = true;
      fork().begin();
    }
  }

  /** After the last iteration of the last thread everything is told. */
  private synchronized void add(LatencyHistogram part, long allocated, int parts) {
    latencies.add(part);
    allocatedBytes += allocated;
    if (++added == parts) {
      fork().end(latencies, allocatedBytes);
    }
  }

  @TearDown(Level.Trial)
  public void unload() {
    fork().close();
  }

  /** One thread that calls. */
  @State(Scope.Thread)
  public static class Caller {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private BenchmarkModel.@Nullable Session session;
    private LatencyHistogram latencies = new LatencyHistogram();
    private long allocatedBefore;
    private boolean measuring;

    @Setup(Level.Trial)
    public void open(ClosedLoopBenchmark benchmark) {
      session = benchmark.fork().model().open();
    }

    @Setup(Level.Iteration)
    public void begin(IterationParams iteration) {
      measuring = iteration.getType() == IterationType.MEASUREMENT;
      allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    }

    @TearDown(Level.Iteration)
    public void end(ClosedLoopBenchmark benchmark, IterationParams iteration, BenchmarkParams all) {
      if (measuring) {
        benchmark.add(
            latencies,
            THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore,
            iteration.getCount() * all.getThreads());
        latencies = new LatencyHistogram();
      }
    }

    @TearDown(Level.Trial)
    public void close() {
      if (session != null) {
        session.close();
      }
    }

    void call(Fork fork) {
      long begin = TICKER.nanos();
      try {
        Objects.requireNonNull(session, "open() comes first").run();
      } catch (Throwable e) {
        fork.failed(e); // JMH would keep it to itself
        throw e;
      }
      if (measuring) {
        latencies.record(TICKER.nanos() - begin);
      }
    }
  }

  /** One call. */
  @Benchmark
  public void call(Caller caller) {
    caller.call(fork());
  }
}
