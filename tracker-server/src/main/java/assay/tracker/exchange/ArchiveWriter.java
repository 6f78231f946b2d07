// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes runs into an archive that {@link ArchiveSource} reads. The file appears whole, by {@link
 * #finish}, or not at all. Used by one thread.
 *
 * <p>Every method may throw {@link IOException} if the file cannot be written.
 */
public final class ArchiveWriter implements AutoCloseable {

  private static final int POINTS_IN_A_LINE = 1_000;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Path target;
  private final Path part;
  private final ZipOutputStream zip;
  private final ArrayNode experiments = NODES.arrayNode();
  private final ArrayNode runs = NODES.arrayNode();
  private int files;

  private ArchiveWriter(Path target, Path part, ZipOutputStream zip) {
    this.target = target;
    this.part = part;
    this.zip = zip;
  }

  public static ArchiveWriter create(Path target) throws IOException {
    Path part = Path.of(target + ".part");
    return new ArchiveWriter(target, part, new ZipOutputStream(Files.newOutputStream(part)));
  }

  /** What follows are its runs. */
  public void experiment(String name, List<Tag> tags) {
    ObjectNode experiment = experiments.addObject().put("name", name);
    ArrayNode array = experiment.putArray("tags");
    tags.forEach(tag -> array.add(pair(tag.key(), tag.value())));
  }

  /** The points of one metric of a run, asked for when they are written. */
  @FunctionalInterface
  public interface Points {
    List<Metric> of(String key) throws IOException;
  }

  /**
   * A run of the last experiment.
   *
   * @param run its metrics say only which there are
   */
  public void run(Run run, Points points) throws IOException {
    String id = run.info().id();
    if (!ArchiveForm.RUN_ID.matcher(id).matches()) {
      throw new IOException("the run '%s' has no id of 32 hexadecimal digits".formatted(id));
    }
    zip.putNextEntry(new ZipEntry(ArchiveForm.ofRun(id)));
    line(head(run));
    for (Metric metric : run.metrics()) {
      write(metric.key(), points.of(metric.key()));
    }
    zip.closeEntry();
    runs.add(id);
  }

  private ObjectNode head(Run run) {
    RunInfo info = run.info();
    ObjectNode head = NODES.objectNode();
    head.put("run_id", info.id()).put("experiment", experiments.size() - 1);
    head.put("name", info.name()).put("user", info.userId());
    head.put("status", info.status().name()).put("start_time", info.startTime());
    info.endTime().ifPresent(end -> head.put("end_time", end));
    ArrayNode params = head.putArray("params");
    for (Param param : run.params()) {
      params.add(pair(param.key(), param.value()));
    }
    ArrayNode tags = head.putArray("tags");
    for (Tag tag : run.tags()) {
      tags.add(pair(tag.key(), tag.value()));
    }
    return head;
  }

  private static ArrayNode pair(String key, String value) {
    return NODES.arrayNode().add(key).add(value);
  }

  private void write(String key, List<Metric> points) throws IOException {
    for (int from = 0; from < points.size(); from += POINTS_IN_A_LINE) {
      ObjectNode line = NODES.objectNode().put("metric", key);
      ArrayNode array = line.putArray("points");
      for (Metric point : points.subList(from, Math.min(from + POINTS_IN_A_LINE, points.size()))) {
        array.add(point(point));
      }
      line(line);
    }
  }

  /** JSON has no numbers for what is not finite. */
  private static ArrayNode point(Metric point) {
    ArrayNode array = NODES.arrayNode().add(point.timestamp()).add(point.step());
    return Double.isFinite(point.value())
        ? array.add(point.value())
        : array.add(Double.toString(point.value()));
  }

  private void line(JsonNode node) throws IOException {
    zip.write(ArchiveForm.JSON.writeValueAsBytes(node));
    zip.write('\n');
  }

  /**
   * A file of a run.
   *
   * @param path below the run's artifacts, as {@code assay/spec.yaml}
   */
  public void artifact(String runId, String path, Path content) throws IOException {
    zip.putNextEntry(new ZipEntry(ArchiveForm.ofArtifacts(runId) + path));
    Files.copy(content, zip);
    zip.closeEntry();
    files++;
  }

  /** Gives the archive its name. */
  public void finish() throws IOException {
    ObjectNode contents = NODES.objectNode();
    contents.put("format", ArchiveForm.FORMAT).put("version", ArchiveForm.VERSION);
    contents.set("experiments", experiments);
    contents.set("runs", runs);
    contents.put("files", files);
    zip.putNextEntry(new ZipEntry(ArchiveForm.CONTENTS));
    line(contents);
    zip.closeEntry();
    zip.close();
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  public int runCount() {
    return runs.size();
  }

  public int fileCount() {
    return files;
  }

  /** Leaves nothing behind unless it was finished. */
  @Override
  public void close() throws IOException {
    try {
      zip.close();
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
