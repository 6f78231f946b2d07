// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.LoggedModel;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.Param;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunLineage;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An archive of runs that {@link ArchiveWriter} wrote. All of it is checked before any of it is
 * given: that nothing is missing or damaged, and that every line can be read.
 *
 * <p>Experiments go by their names, as ids mean nothing in another tracker.
 */
public final class ArchiveSource implements MlflowSource {

  private final Path file;
  private final ZipFile zip;
  private final FileSystem folders;
  private final JsonNode contents;

  /** With their params and tags, and without metrics. */
  private final List<Run> runs = new ArrayList<>();

  private ArchiveSource(Path file, ZipFile zip, FileSystem folders, JsonNode contents) {
    this.file = file;
    this.zip = zip;
    this.folders = folders;
    this.contents = contents;
  }

  /** Whether a file begins as a zip file does. */
  public static boolean isOne(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'P' && in.read() == 'K';
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * @throws SourceException if it is no archive, was made by a later version, or is damaged
   */
  public static ArchiveSource open(Path file) {
    ZipFile zip;
    FileSystem folders;
    try {
      zip = new ZipFile(file.toFile());
      folders = FileSystems.newFileSystem(file);
    } catch (IOException e) {
      throw new SourceException(
          file, "it is no archive of runs, or its end is missing (%s)".formatted(e.getMessage()));
    }
    try {
      ArchiveSource source = new ArchiveSource(file, zip, folders, contents(file, zip));
      source.check();
      return source;
    } catch (SourceException e) {
      closeBoth(zip, folders);
      throw e;
    }
  }

  private static JsonNode contents(Path file, ZipFile zip) {
    ZipEntry entry = zip.getEntry(ArchiveForm.CONTENTS);
    if (entry == null) {
      throw new SourceException(
          file, "it is a zip file, but no archive of runs: it has no " + ArchiveForm.CONTENTS);
    }
    JsonNode contents;
    try (InputStream in = zip.getInputStream(entry)) {
      contents = ArchiveForm.JSON.readTree(in);
    } catch (IOException e) {
      throw new SourceException(file, "%s is damaged".formatted(ArchiveForm.CONTENTS));
    }
    if (!contents.path("format").asText().equals(ArchiveForm.FORMAT)) {
      throw new SourceException(file, "it is no archive of runs");
    }
    if (contents.path("version").asInt() != ArchiveForm.VERSION) {
      throw new SourceException(
          file,
          "it has version %s, but this assay reads version %d: use a later one"
              .formatted(contents.path("version").asText(), ArchiveForm.VERSION));
    }
    return contents;
  }

  private void check() {
    int files = 0;
    for (ZipEntry entry : Collections.list(zip.entries())) {
      checkBytes(entry);
      files += entry.getName().startsWith(ArchiveForm.ARTIFACTS) ? 1 : 0;
    }
    if (files != contents.path("files").asInt()) {
      throw new SourceException(
          file,
          "it should have %d files of runs, but has %d"
              .formatted(contents.path("files").asInt(), files));
    }
    for (JsonNode id : contents.path("runs")) {
      runs.add(read(id.asText(), part -> {}));
    }
  }

  /** Every entry keeps a sum of its bytes. */
  private void checkBytes(ZipEntry entry) {
    CRC32 sum = new CRC32();
    try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new SourceException(file, "%s in it is damaged (%s)".formatted(entry, e.getMessage()));
    }
    if (sum.getValue() != entry.getCrc()) {
      throw new SourceException(file, "%s in it is damaged".formatted(entry));
    }
  }

  /** Reads the lines of a run; gives its points to a reader, and the run. */
  private Run read(String id, Consumer<List<Metric>> part) {
    ZipEntry entry =
        ArchiveForm.RUN_ID.matcher(id).matches() ? zip.getEntry(ArchiveForm.ofRun(id)) : null;
    if (entry == null) {
      throw new SourceException(file, "the run '%s' is missing in it".formatted(id));
    }
    int number = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
      number++;
      Run run = run(id, ArchiveForm.JSON.readTree(String.valueOf(lines.readLine())));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        part.accept(points(ArchiveForm.JSON.readTree(line)));
      }
      return run;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new SourceException(
          file, "%s, line %d cannot be read: %s".formatted(entry, number, reason(e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(Exception e) {
    return e instanceof JsonProcessingException json
        ? "it is no JSON (%s)".formatted(json.getOriginalMessage())
        : String.valueOf(e.getMessage());
  }

  private Run run(String id, JsonNode head) {
    if (!head.path("run_id").asText().equals(id)) {
      throw new IllegalArgumentException("it is not of the run " + id);
    }
    OptionalLong end =
        head.has("end_time") ? OptionalLong.of(number(head, "end_time")) : OptionalLong.empty();
    RunInfo info =
        new RunInfo(
            id,
            id(experimentName(head)),
            head.path("name").asText(),
            head.path("user").asText(),
            RunStatus.valueOf(head.path("status").asText()),
            number(head, "start_time"),
            end,
            LifecycleStage.ACTIVE,
            "");
    return new Run(
        info,
        List.of(),
        pairs(head.path("params"), Param::new),
        pairs(head.path("tags"), Tag::new));
  }

  /** Never a number, which would be an id of some tracker's. */
  private static String id(String experimentName) {
    return "name:" + experimentName;
  }

  private String experimentName(JsonNode head) {
    JsonNode name =
        contents.path("experiments").path((int) number(head, "experiment")).path("name");
    if (!name.isTextual()) {
      throw new IllegalArgumentException("its experiment is not in " + ArchiveForm.CONTENTS);
    }
    return name.textValue();
  }

  private static long number(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException("its '%s' is no whole number".formatted(name));
    }
    return value.longValue();
  }

  private static <T> List<T> pairs(JsonNode array, BiFunction<String, String, T> of) {
    List<T> list = new ArrayList<>();
    for (JsonNode pair : array) {
      list.add(of.apply(pair.path(0).asText(), pair.path(1).asText()));
    }
    return list;
  }

  private static List<Metric> points(JsonNode line) {
    String key = line.path("metric").asText();
    if (key.isEmpty()) {
      throw new IllegalArgumentException("it names no metric");
    }
    List<Metric> points = new ArrayList<>();
    for (JsonNode point : line.path("points")) {
      if (point.size() != 3) {
        throw new IllegalArgumentException("a point needs a time, a step and a value");
      }
      JsonNode value = point.get(2);
      points.add(
          new Metric(
              key,
              value.isTextual() ? Double.parseDouble(value.textValue()) : value.doubleValue(),
              point.get(0).longValue(),
              point.get(1).longValue()));
    }
    return points;
  }

  @Override
  public String description() {
    return "the archive " + file;
  }

  @Override
  public List<Experiment> experiments() {
    List<Experiment> experiments = new ArrayList<>();
    for (JsonNode experiment : contents.path("experiments")) {
      String name = experiment.path("name").asText();
      experiments.add(
          new Experiment(
              id(name),
              name,
              "",
              LifecycleStage.ACTIVE,
              0,
              0,
              pairs(experiment.path("tags"), Tag::new)));
    }
    return experiments;
  }

  @Override
  public List<Run> runs(String experimentId) {
    return runs.stream()
        .filter(run -> run.info().experimentId().equals(experimentId))
        .sorted(Comparator.comparingLong(run -> run.info().startTime()))
        .toList();
  }

  @Override
  public void points(Run run, Consumer<List<Metric>> part) {
    read(run.info().id(), part);
  }

  @Override
  public RunLineage lineage(Run run) {
    return RunLineage.NONE;
  }

  @Override
  public Optional<Path> artifacts(Run run) {
    return Optional.of(folders.getPath("/", ArchiveForm.ofArtifacts(run.info().id())))
        .filter(Files::isDirectory);
  }

  @Override
  public List<LoggedModel> loggedModels(String experimentId) {
    return List.of();
  }

  @Override
  public Optional<Path> artifacts(LoggedModel model) {
    return Optional.empty();
  }

  @Override
  public List<RegisteredModel> registeredModels() {
    return List.of();
  }

  @Override
  public List<ModelVersion> versions(String registeredModel) {
    return List.of();
  }

  @Override
  public void close() {
    closeBoth(zip, folders);
  }

  private static void closeBoth(ZipFile zip, FileSystem folders) {
    try (zip;
        folders) {
      // Nothing was written.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
