// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.trial;

import assay.tracker.analysis.Forks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether launches that measure the same thing come out as the same.
 *
 * <p>As a program: {@code scripts/benchmark-trial synthetic closed|open [LAUNCHES [FORKS]]} or
 * {@code scripts/benchmark-trial run FILE [LAUNCHES]} or {@code … summary FILE}.
 */
public final class SameCellTrial {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SameCellTrial() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<Forks> launches =
        switch (args[0]) {
          case "synthetic" -> synthetic(args[1], number(args, 2, 50), number(args, 3, 3));
          case "summary" -> printed(Path.of(args[1]));
          default -> journals(Arrays.stream(args).skip(1).map(Path::of).toList());
        };
    new SameCell(launches).lines().forEach(System.out::println);
  }

  private static int number(String[] args, int index, int otherwise) {
    return args.length > index ? Integer.parseInt(args[index]) : otherwise;
  }

  private static List<Forks> synthetic(String load, int launches, int forks)
      throws IOException, InterruptedException {
    List<Forks> all = new ArrayList<>();
    for (int launch = 0; launch < launches; launch++) {
      double[][] values = new double[forks][];
      for (int fork = 0; fork < forks; fork++) {
        values[fork] = fork(load);
      }
      all.add(Forks.of(values));
    }
    return all;
  }

  private static double[] fork(String load) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SyntheticFork.class.getName(),
                load)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("a fork ended with " + process.exitValue());
    }
    return printed.lines().mapToDouble(Double::parseDouble).toArray();
  }

  /** What an earlier trial printed. */
  private static List<Forks> printed(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("launch "))
        .map(line -> line.substring(line.indexOf('[') + 1, line.indexOf(']')))
        .map(means ->
            Arrays.stream(means.split(", ", -1)).mapToDouble(Double::parseDouble).toArray())
        .map(Forks::ofMeans)
        .toList();
  }

  /** Of each data directory the launch that is journalled there. */
  private static List<Forks> journals(List<Path> directories) throws IOException {
    List<Forks> launches = new ArrayList<>();
    for (Path directory : directories) {
      List<double[]> forks = new ArrayList<>();
      try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
        for (Path file : files.toList()) {
          for (String line : Files.readAllLines(file)) {
            JsonNode event = JSON.readTree(line);
            if (event.path("event").asText().equals("measurement")
                && event.path("state").asText().equals("finished")) {
              forks.add(values(event));
            }
          }
        }
      }
      launches.add(Forks.of(forks.toArray(new double[0][])));
    }
    return launches;
  }

  /** The response in an open loop, whose throughput is what was offered; else the throughput. */
  private static double[] values(JsonNode measurement) {
    JsonNode response = measurement.path("metrics").path("bench/response_mean_ms");
    if (response.isNumber()) {
      return new double[] {1000 / response.doubleValue()};
    }
    List<Double> iterations = new ArrayList<>();
    measurement
        .path("curves")
        .path("bench/iteration_throughput")
        .forEach(point -> iterations.add(point.get(1).doubleValue()));
    return iterations.isEmpty()
        ? new double[] {measurement.path("metrics").path("bench/throughput").doubleValue()}
        : iterations.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
