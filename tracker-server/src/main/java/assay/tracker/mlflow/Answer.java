// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** The content of a JSON object that answers a request: writes its fields. */
@FunctionalInterface
interface Answer {

  Answer NOTHING = json -> {};

  void writeFields(JsonGenerator json) throws IOException;

  default void writeTo(OutputStream out) throws IOException {
    try (JsonGenerator json = Encoding.JSON.createGenerator(out)) {
      json.writeStartObject();
      writeFields(json);
      json.writeEndObject();
    }
  }

  /** One factory for all: it keeps tables of names. */
  final class Encoding {
    private static final JsonFactory JSON =
        new JsonFactory().configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private Encoding() {}
  }
}
