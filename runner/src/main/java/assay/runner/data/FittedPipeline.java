// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ColumnType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * Preprocessing whose numbers come from the training part of one fold. It can be written as JSON,
 * and then does the same to other rows. Immutable.
 */
public final class FittedPipeline {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Parts parts;

  private FittedPipeline(Parts parts) {
    this.parts = parts;
  }

  FittedPipeline(List<Input> inputs, List<EarlierStep> earlier, List<FittedStep> steps) {
    this(new Parts(inputs, earlier, steps));
  }

  /** A column that the steps begin with. */
  record Input(String name, ColumnType type) {
    static Input of(Column column) {
      return new Input(column.name(), Frame.type(column));
    }
  }

  private record Parts(List<Input> inputs, List<EarlierStep> earlier, List<FittedStep> steps) {
    Parts {
      inputs = List.copyOf(inputs);
      earlier = List.copyOf(earlier);
      steps = List.copyOf(steps);
    }
  }

  public String toJson() {
    try {
      return JSON.writeValueAsString(parts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every part is a record of plain values", e);
    }
  }

  /**
   * Of what {@link #toJson} has written.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static FittedPipeline fromJson(String json) {
    try {
      return new FittedPipeline(JSON.readValue(json, Parts.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a pipeline: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * These rows for the engine: row-major, in the given order, in single precision.
   *
   * @throws IllegalArgumentException if a column is not there that the steps begin with, or holds
   *     another kind of values
   * @throws UnseenWordException where a step asks for it
   */
  public float[] apply(DataSet data, int[] rows) {
    DataSet whole = data.withFeatures(parts.inputs().stream().map(in -> column(data, in)).toList());
    for (EarlierStep step : parts.earlier()) {
      whole = step.apply(whole);
    }
    Frame frame = Frame.of(whole, rows);
    for (FittedStep step : parts.steps()) {
      frame = step.apply(frame);
    }
    return frame.floats();
  }

  private static Column column(DataSet data, Input input) {
    return data.column(input.name())
        .filter(column -> Frame.type(column) == input.type())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no column `%s` of type %s".formatted(input.name(), input.type())));
  }
}
