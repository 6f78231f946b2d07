// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementResult;
import assay.runner.measure.Sample;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final Job job;
  private final ForkFiles files;
  private final SideFile side;
  private final Duration timeout;
  private final ProcessSampling sampling;
  private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
  private ProcessSampling.Watch watch = () -> {};
  private boolean watching;

  ForkRun(Job job, ForkFiles files, Duration timeout, ProcessSampling sampling) {
    this.job = job;
    this.files = files;
    this.side = new SideFile(files.side());
    this.timeout = timeout;
    this.sampling = sampling;
  }

  /** By JMH. */
  MeasurementResult closed(BooleanSupplier stopping) throws InterruptedException {
    List<String> arguments = new ArrayList<>(ForkOptions.all(job.threads()));
    arguments.add("-XX:ErrorFile=" + files.crash());
    ClosedLoop loop =
        new ClosedLoop(job.settings().scenario().concurrency(), arguments, files.output());
    Map<String, String> parameters =
        Map.of("job", files.job().toString(), "side", files.side().toString());
    long iterationMillis = job.iteration().toMillis();
    int iterations = Math.toIntExact(Math.ceilDiv(job.duration().toMillis(), iterationMillis));
    while (true) {
      try {
        List<Double> rates =
            awaited(
                () -> loop.run(parameters, iterations, TimeValue.milliseconds(iterationMillis)),
                stopping);
        return new ForkResult(side, job).closed(rates, List.copyOf(samples));
      } catch (ExecutionException e) {
        Throwable cause = e.getCause();
        if (!(cause instanceof RunnerException thrown)) {
          return ForkEnd.of(side, String.valueOf(cause), files.printed());
        }
        if (!ClosedLoop.isBusy(thrown)) {
          return ForkEnd.of(side, Causes.root(thrown), files.printed());
        }
        Thread.sleep(1000); // another program measures here: after it
        if (stopping.getAsBoolean()) {
          throw new InterruptedException("stopped while another program measured");
        }
      } catch (TimeoutException e) {
        return MeasurementResult.unfinished(
            FitState.TIMEOUT,
            "`execute.timeout` reached: %d s".formatted(timeout.toSeconds()),
            Optional.of(files.printed()));
      }
    }
  }

  private interface Task {
    List<Double> run() throws Exception;
  }

  private List<Double> awaited(Task task, BooleanSupplier stopping)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("fork").daemon().factory());
    try {
      Future<List<Double>> result = thread.submit(task::run);
      long looks = timeout.toMillis() / LOOK_MILLIS;
      for (long look = 0; ; look++) {
        try {
          return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (stopping.getAsBoolean()) {
            end();
            throw new InterruptedException("the launch is stopping");
          }
          if (look >= looks) {
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
