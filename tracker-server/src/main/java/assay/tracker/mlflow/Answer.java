// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The content of a JSON object that answers a request: writes its fields. */
@FunctionalInterface
interface Answer {

  Answer NOTHING = json -> {};

  void writeFields(JsonGenerator json) throws IOException;

  default byte[] toBytes() {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator json = Encoding.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      writeFields(json);
      json.writeEndObject();
      json.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One factory for all: it keeps tables of names. */
  final class Encoding {
    private static final JsonFactory JSON = new JsonFactory();

    private Encoding() {}
  }
}
