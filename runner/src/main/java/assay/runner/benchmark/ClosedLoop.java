// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One call of JMH's runner: one fork of one trial. With several trials in a call, one that fails
 * would either take all results with it or be missing without a word.
 */
final class ClosedLoop {
  private static final String LIST = "META-INF/BenchmarkList";
  private static final String BUSY = "Unable to acquire the JMH lock";

  /** Would complain on the console of a process that was ended while it printed. */
  private static final Logger DRAINER = Logger.getLogger("org.openjdk.jmh.util.InputStreamDrainer");

  static {
    DRAINER.setLevel(Level.OFF);
  }

  private final int threads;
  private final List<String> jvmArguments;
  private final Path output;

  /**
   * @param threads that call
   * @param output takes what the process prints; without it, that would reach the console
   */
  ClosedLoop(int threads, List<String> jvmArguments, Path output) {
    this.threads = threads;
    this.jvmArguments = List.copyOf(jvmArguments);
    this.output = output;
  }

  /**
   * Operations per second in each iteration, of all threads together.
   *
   * @throws RunnerException when the process failed
   */
  List<Double> run(Map<String, String> parameters, int iterations, TimeValue iteration)
      throws RunnerException {
    requireKnown(parameters.keySet());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + ClosedLoopBenchmark.class.getName().replace(".", "\\.") + "\\.call$")
            .forks(1)
            .threads(threads)
            .syncIterations(true)
            .warmupIterations(1)
            .warmupTime(iteration)
            .measurementIterations(iterations)
            .measurementTime(iteration)
            .jvmArgs(jvmArguments.toArray(new String[0]))
            .shouldFailOnError(true)
            .shouldDoGC(false)
            .verbosity(VerboseMode.NORMAL)
            .output(output.toString());
    parameters.forEach(options::param);
    Collection<RunResult> results = new Runner(options.build()).run();
    return results.stream()
        .flatMap(result -> result.getBenchmarkResults().stream())
        .flatMap(result -> result.getIterationResults().stream())
        .map(ClosedLoop::score)
        .toList();
  }

  private static double score(IterationResult iteration) {
    return iteration.getPrimaryResult().getScore();
  }

  /** JMH passes over a parameter that no benchmark has. */
  private static void requireKnown(Set<String> names) {
    Set<String> known =
        Arrays.stream(ClosedLoopBenchmark.class.getFields())
            .filter(field -> field.isAnnotationPresent(Param.class))
            .map(Field::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!known.equals(new TreeSet<>(names))) {
      throw new IllegalArgumentException("parameters %s wanted, got %s".formatted(known, names));
    }
  }

  /** Whether another program measures with JMH on this machine. */
  static boolean isBusy(RunnerException thrown) {
    return String.valueOf(thrown.getMessage()).contains(BUSY);
  }

  /**
   * Whether forks can find what they are to run.
   *
   * @return what is wrong, for users; empty if nothing is
   */
  static java.util.Optional<String> missing() {
    try {
      Class.forName("org.openjdk.jmh.runner.ForkedMain", false, ClassLoader.getSystemClassLoader());
    } catch (ClassNotFoundException e) {
      return java.util.Optional.of(
          "Benchmarks start processes with this program's class path, but it was loaded in another"
              + " way. Start it by `assay`, or by `java -cp`.");
    }
    boolean listed = lists().stream().anyMatch(ClosedLoop::listsBenchmark);
    return listed
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            "The list of benchmarks is not on the class path: jars were merged without their "
                + LIST
                + ". Use the jars as they are.");
  }

  private static List<URL> lists() {
    List<URL> lists = new ArrayList<>();
    try {
      Enumeration<URL> found = ClosedLoop.class.getClassLoader().getResources(LIST);
      found.asIterator().forEachRemaining(lists::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lists;
  }

  private static boolean listsBenchmark(URL list) {
    try (InputStream in = list.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .contains(ClosedLoopBenchmark.class.getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
