// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import assay.runner.measure.Sample;
import assay.runner.measure.Ticker;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/** One measuring process, from its start to its result; ended when it takes too long. */
final class ForkRun {
  private static final long LOOK_MILLIS = 50;
  private static final long RETRY_MILLIS = 1000;

  private final Job job;
  private final ForkFiles files;
  private final SideFile side;
  private final Duration timeout;
  private final ProcessSampling sampling;
  private final Ticker ticker;
  private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
  private ProcessSampling.Watch watch = () -> {};
  private boolean watching;

  ForkRun(Job job, ForkFiles files, Duration timeout, ProcessSampling sampling, Ticker ticker) {
    this.job = job;
    this.files = files;
    this.side = new SideFile(files.side());
    this.timeout = timeout;
    this.sampling = sampling;
    this.ticker = ticker;
  }

  /** By JMH. */
  MeasurementResult closed(BooleanSupplier stopping) throws InterruptedException {
    List<String> arguments = new ArrayList<>(ForkOptions.all(job.threads()));
    arguments.addAll(files.arguments());
    ClosedLoop loop =
        new ClosedLoop(job.settings().scenario().concurrency(), arguments, files.output());
    Map<String, String> parameters =
        Map.of("job", files.job().toString(), "side", files.side().toString());
    long iterationMillis = job.iteration().toMillis();
    int iterations = Math.toIntExact(Math.ceilDiv(job.duration().toMillis(), iterationMillis));
    Callable<List<Double>> task =
        () -> loop.run(parameters, iterations, TimeValue.milliseconds(iterationMillis));
    while (true) {
      try {
        List<Double> rates = awaited(task, stopping);
        return new ForkResult(side, job).closed(rates, List.copyOf(samples));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RunnerException thrown) || !ClosedLoop.isBusy(thrown)) {
          return failed(e);
        }
        waitForOthers(stopping);
      } catch (TimeoutException e) {
        return timedOut();
      }
    }
  }

  /** By a load that does not wait for the model. */
  MeasurementResult open(BooleanSupplier stopping) throws InterruptedException {
    List<String> arguments =
        List.of(WorkerMain.SERVER, files.job().toString(), files.side().toString());
    try {
      int code = awaited(() -> Worker.run(files, job.threads(), arguments), stopping);
      return code == 0
          ? new ForkResult(side, job).open(List.copyOf(samples))
          : ForkEnd.of(side, "exit code " + code, files.printed());
    } catch (ExecutionException e) {
      return failed(e);
    } catch (TimeoutException e) {
      return timedOut();
    }
  }

  /**
   * Writes the outputs that others are compared with.
   *
   * @return why there are none; empty if there are
   */
  Optional<String> reference(Path outputs, BooleanSupplier stopping) throws InterruptedException {
    List<String> arguments =
        List.of(
            WorkerMain.REFERENCE,
            files.job().toString(),
            files.side().toString(),
            outputs.toString());
    try {
      int code = awaited(() -> Worker.run(files, 1, arguments), stopping);
      return code == 0
          ? Optional.empty()
          : ForkEnd.of(side, "exit code " + code, files.printed()).cause();
    } catch (ExecutionException e) {
      return failed(e).cause();
    } catch (TimeoutException e) {
      return timedOut().cause();
    }
  }

  private MeasurementResult failed(ExecutionException thrown) {
    return ForkEnd.of(side, Causes.root(thrown), files.printed());
  }

  private MeasurementResult timedOut() {
    return MeasurementResult.unfinished(
        FitState.TIMEOUT,
        "`execute.timeout` reached: %d s".formatted(timeout.toSeconds()),
        Optional.of(files.printed()));
  }

  /** Another program measures with JMH on this machine: after it. */
  private static void waitForOthers(BooleanSupplier stopping) throws InterruptedException {
    if (stopping.getAsBoolean()) {
      throw new InterruptedException("stopped while another program measured");
    }
    Thread.sleep(RETRY_MILLIS);
  }

  private <T> T awaited(Callable<T> task, BooleanSupplier stopping)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("fork").daemon().factory());
    try {
      Future<T> result = thread.submit(task);
      long begin = ticker.nanos();
      while (true) {
        try {
          return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (stopping.getAsBoolean()) {
            end();
            throw new InterruptedException("the launch is stopping");
          }
          if (ticker.nanos() - begin > timeout.toNanos()) {
            end();
            throw e;
          }
          watch();
        }
      }
    } finally {
      watch.close();
      thread.shutdownNow();
    }
  }

  private void watch() {
    Optional<Long> pid = watching ? Optional.empty() : pid();
    if (pid.isPresent()) {
      watching = true;
      watch = sampling.start(pid.get(), samples::add);
    }
  }

  private Optional<Long> pid() {
    return side.find(SideFile.STARTED).map(started -> started.get("pid")).map(JsonNode::longValue);
  }

  /** Ends the process that told its number in this run's file, if it still runs. */
  private void end() {
    pid().flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
  }
}
