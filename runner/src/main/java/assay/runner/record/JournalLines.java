// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.Curves;
import assay.runner.execute.FitResult;
import assay.runner.plan.Stage;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events as lines of a journal, format 1. {@link LineParser} is the way back. */
final class JournalLines {
  static final int FORMAT = 1;

  private JournalLines() {}

  private interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  static byte[] header() {
    return line(out -> out.writeNumberField("format", FORMAT));
  }

  static byte[] of(StoredLaunch launch) {
    return line(out -> {
      out.writeStringField("event", "launch");
      out.writeStringField("launch", launch.launch());
      out.writeStringField("experiment", launch.experiment());
      out.writeStringField("started_at", launch.startedAt().toString());
      out.writeStringField("kind", launch.kind());
      out.writeStringField("task", launch.task());
      out.writeStringField("target", launch.target());
      out.writeStringField("metric", launch.metric());
      out.writeStringField("goal", launch.goal());
      out.writeNumberField("seed", launch.seed());
      out.writeStringField("fingerprint", launch.fingerprint());
      out.writeObjectFieldStart("writer");
      out.writeNumberField("pid", launch.writer().pid());
      out.writeNumberField("begun_at_millis", launch.writer().begunAtMillis());
      out.writeEndObject();
      texts(out, "tags", launch.tags());
      trials(out, launch.trials());
      out.writeStringField("spec", launch.spec());
      out.writePOJOField("resolved", launch.resolved());
      out.writePOJOField("host", launch.host());
    });
  }

  private static void trials(JsonGenerator out, List<StoredTrial> trials) throws IOException {
    out.writeArrayFieldStart("trials");
    for (StoredTrial trial : trials) {
      out.writeStartObject();
      out.writeNumberField("number", trial.number());
      out.writeStringField("key", trial.key());
      out.writeNumberField("fits", trial.fits());
      out.writeNumberField("epochs", trial.epochs());
      out.writePOJOField("searched", trial.searched());
      texts(out, "params", trial.params());
      texts(out, "tags", trial.tags());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void texts(JsonGenerator out, String name, Map<String, String> texts)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      out.writeStringField(text.getKey(), text.getValue());
    }
    out.writeEndObject();
  }

  static byte[] of(StoredFit fit) {
    return line(out -> {
      boolean measurement = fit.measured().isPresent();
      out.writeStringField("event", measurement ? "measurement" : "fit");
      out.writeStringField("key", fit.key());
      out.writeStringField("trial", fit.trial());
      out.writeNumberField(measurement ? "fork" : "fold", fit.fold());
      if (!measurement) {
        out.writeNumberField("repeat", fit.repeat());
      }
      stage(out, fit.stage());
      out.writeNumberField("seed", fit.seed());
      out.writeStringField("launch", fit.launch());
      out.writeStringField("experiment", fit.experiment());
      out.writeStringField("started_at", fit.startedAt().toString());
      out.writeStringField("ended_at", fit.endedAt().toString());
      result(out, fit.result());
      if (measurement) {
        out.writeNumberField("order", fit.measured().get().order());
        texts(out, "tags", fit.measured().get().tags());
        texts(out, "artifacts", fit.measured().get().artifacts());
      }
      series(out, "curves", fit.curves());
    });
  }

  private static void stage(JsonGenerator out, Stage stage) throws IOException {
    if (!stage.word().isEmpty()) {
      out.writeStringField("stage", stage.word());
    }
    if (stage instanceof Stage.Inner(int repeat, int fold)) {
      out.writeNumberField("outer_repeat", repeat);
      out.writeNumberField("outer_fold", fold);
    }
  }

  private static void result(JsonGenerator out, FitResult result) throws IOException {
    out.writeStringField("state", result.state().word());
    out.writeObjectFieldStart("metrics");
    for (Map.Entry<String, Double> metric : result.metrics().entrySet()) {
      number(out, metric.getKey(), metric.getValue());
    }
    out.writeEndObject();
    if (result.trainRows().isPresent()) {
      out.writeNumberField("train_rows", result.trainRows().getAsInt());
    }
    if (result.testRows().isPresent()) {
      out.writeNumberField("test_rows", result.testRows().getAsInt());
    }
    if (result.fitSeconds().isPresent()) {
      number(out, "fit_seconds", result.fitSeconds().getAsDouble());
    }
    if (result.samplesPerSecond().isPresent()) {
      number(out, "samples_per_second", result.samplesPerSecond().getAsDouble());
    }
    if (result.memoryPeakBytes().isPresent()) {
      out.writeNumberField("memory_peak_bytes", result.memoryPeakBytes().getAsLong());
    }
    out.writeBooleanField("memory_shared", result.memoryShared());
    text(out, "cause", result.cause());
    text(out, "detail", result.detail());
  }

  /** Each curve as an array of {@code [step, value, timestamp]}. */
  private static void series(JsonGenerator out, String name, Curves curves) throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, List<Curves.Point>> curve : curves.byName().entrySet()) {
      out.writeArrayFieldStart(curve.getKey());
      for (Curves.Point point : curve.getValue()) {
        out.writeStartArray();
        out.writeNumber(point.step());
        Json.write(out, point.value());
        out.writeNumber(point.timestamp());
        out.writeEndArray();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  static byte[] of(StoredReuse reuse) {
    return line(out -> {
      out.writeStringField("event", "reused");
      out.writeStringField("launch", reuse.launch());
      out.writeStringField("key", reuse.key());
      out.writeStringField("trial", reuse.trial());
    });
  }

  static byte[] of(StoredSamples samples) {
    return line(out -> {
      out.writeStringField("event", "samples");
      out.writeStringField("launch", samples.launch());
      series(out, "series", samples.series());
    });
  }

  static byte[] of(StoredEnd end) {
    return line(out -> {
      out.writeStringField("event", "end");
      out.writeStringField("launch", end.launch());
      out.writeStringField("ended_at", end.endedAt().toString());
      out.writePOJOField("report", end.report());
      out.writeStringField("log", end.log());
    });
  }

  private static void number(JsonGenerator out, String name, double value) throws IOException {
    out.writeFieldName(name);
    Json.write(out, value);
  }

  private static void text(JsonGenerator out, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      out.writeStringField(name, text.get());
    }
  }

  private static byte[] line(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator out = Json.MAPPER.createGenerator(bytes)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }
}
