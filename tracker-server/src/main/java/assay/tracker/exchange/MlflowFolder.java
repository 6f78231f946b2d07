// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * MLflow's folder of files: a folder for each experiment with one for each run, each with a {@value
 * #META}; params, tags and metrics are files named by their keys, a slash in a key being a folder.
 * Deleted experiments lie in {@code .trash}.
 */
final class MlflowFolder implements MlflowSource {

  static final String META = "meta.yaml";

  private static final int PART = 1000;
  private static final Pattern SPACE = Pattern.compile(" ");

  private final Path folder;

  /** Where each experiment lies, by its id. */
  private final Map<String, Path> experiments = new HashMap<>();

  MlflowFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public String description() {
    return "MLflow's folder of runs " + folder;
  }

  private static List<Path> children(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new SourceException(directory, e);
    }
  }

  /** Folders of a directory that have a description. */
  private static List<Path> described(Path directory) {
    return children(directory).stream()
        .filter(child -> Files.isRegularFile(child.resolve(META)))
        .toList();
  }

  @Override
  public List<Experiment> experiments() {
    return Stream.of(folder, folder.resolve(".trash"))
        .flatMap(parent -> described(parent).stream())
        .map(this::experiment)
        .sorted(Comparator.comparingLong(Experiment::creationTime))
        .toList();
  }

  private Experiment experiment(Path directory) {
    MetaFile meta = MetaFile.read(directory.resolve(META));
    String id = meta.requireText("experiment_id");
    experiments.put(id, directory);
    return new Experiment(
        id,
        meta.requireText("name"),
        meta.text("artifact_location"),
        LifecycleStage.of(meta.requireText("lifecycle_stage")),
        meta.number("creation_time").orElse(0),
        meta.number("last_update_time").orElse(0),
        keyed(directory.resolve("tags"), Tag::new));
  }

  @Override
  public List<Run> runs(String experimentId) {
    Path directory = experiments.get(experimentId);
    return directory == null
        ? List.of()
        : described(directory).stream()
            .map(MlflowFolder::run)
            .sorted(Comparator.comparingLong(run -> run.info().startTime()))
            .toList();
  }

  private static Run run(Path directory) {
    MetaFile meta = MetaFile.read(directory.resolve(META));
    RunInfo info =
        new RunInfo(
            meta.requireText("run_id"),
            meta.requireText("experiment_id"),
            meta.text("run_name"),
            meta.text("user_id"),
            status(meta.number("status")),
            meta.number("start_time").orElse(0),
            meta.number("end_time"),
            LifecycleStage.of(meta.requireText("lifecycle_stage")),
            meta.text("artifact_uri"));
    return new Run(
        info,
        List.of(),
        keyed(directory.resolve("params"), Param::new),
        keyed(directory.resolve("tags"), Tag::new));
  }

  /** MLflow's numbers begin with 1. */
  private static RunStatus status(OptionalLong number) {
    return switch ((int) number.orElse(1)) {
      case 2 -> RunStatus.SCHEDULED;
      case 3 -> RunStatus.FINISHED;
      case 4 -> RunStatus.FAILED;
      case 5 -> RunStatus.KILLED;
      default -> RunStatus.RUNNING;
    };
  }

  /** The files below a directory, with their paths in it as keys. */
  private static Map<String, Path> files(Path directory) {
    Map<String, Path> files = new HashMap<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> files.put(slashes(directory.relativize(path)), path));
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new SourceException(directory, e);
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static <T> List<T> keyed(Path directory, BiFunction<String, String, T> make) {
    return files(directory).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(file -> make.apply(file.getKey(), content(file.getValue())))
        .toList();
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new SourceException(file, e);
    }
  }

  @Override
  public void points(Run run, Consumer<List<Metric>> part) {
    Path directory = experiments.get(run.info().experimentId());
    if (directory != null) {
      files(directory.resolve(run.info().id()).resolve("metrics"))
          .forEach((key, file) -> points(key, file, part));
    }
  }

  private static void points(String key, Path file, Consumer<List<Metric>> part) {
    List<Metric> points = new ArrayList<>(PART);
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        points.add(point(key, file, line));
        if (points.size() == PART) {
          part.accept(List.copyOf(points));
          points.clear();
        }
      }
    } catch (IOException e) {
      throw new SourceException(file, e);
    }
    if (!points.isEmpty()) {
      part.accept(points);
    }
  }

  /** Timestamp, value and, in files of MLflow 1.0 and later, step. */
  private static Metric point(String key, Path file, String line) {
    List<String> parts = SPACE.splitAsStream(line.strip()).toList();
    try {
      return new Metric(
          key,
          number(parts.get(1)),
          Long.parseLong(parts.get(0)),
          parts.size() > 2 ? Long.parseLong(parts.get(2)) : 0);
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new SourceException(
          file, "'%s' is no point: timestamp, value and step are expected".formatted(line));
    }
  }

  /** As Python writes numbers. */
  private static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** Beside the run's other files, wherever the folder lay when it was written. */
  @Override
  public Optional<Path> artifacts(Run run) {
    return Optional.ofNullable(experiments.get(run.info().experimentId()))
        .map(experiment -> experiment.resolve(run.info().id()).resolve("artifacts"))
        .filter(Files::isDirectory)
        .or(() -> SourceArtifacts.beside(folder).find(run.info().artifactUri()));
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
