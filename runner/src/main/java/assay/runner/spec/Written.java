// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document as it was written, every value with its place; not yet checked against anything. */
sealed interface Written {
  Place place();

  /** Text, a number, a truth value or nothing. */
  record Scalar(JsonNode value, Place place) implements Written {}

  /** A list. */
  record Items(List<Written> items, Place place) implements Written {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A map, in written order. */
  record Fields(Map<String, Field> fields, Place place) implements Written {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** One entry of a map. */
  record Field(Place keyPlace, Written value) {}
}
