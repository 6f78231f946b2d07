// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Standard;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The language as a JSON Schema (2020-12), by which editors complete keys, explain them and
 * underline mistakes. It knows less than the reader: nothing of files, of other files, and of what
 * must hold between values; but what it refuses, the reader refuses.
 *
 * <p>How strict it is depends on the document: with {@code extends}, everything may be in the other
 * file; a key that is searched may be missing; and where a choice is searched, keys of all variants
 * may be declared.
 */
public final class LanguageSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private final Grammar grammar;
  private final String kind;
  private final String definitions;

  private LanguageSchema(String kind, String definitions) {
    this.grammar = Grammar.named(kind);
    this.kind = kind;
    this.definitions = definitions;
  }

  /** Of both kinds of documents. */
  public static ObjectNode all() {
    ObjectNode schema = JSON.objectNode().put("$schema", DIALECT).put("title", "Assay experiment");
    schema.set("if", kind("benchmark"));
    schema.putObject("then").put("$ref", "#/$defs/benchmark");
    ObjectNode otherwise = schema.putObject("else");
    otherwise.set("if", SpaceSchema.required("kind"));
    otherwise.putObject("then").put("$ref", "#/$defs/train");
    otherwise.set(
        "else",
        ShapeSchema.anyOf(
            JSON.objectNode().put("$ref", "#/$defs/train"),
            JSON.objectNode().put("$ref", "#/$defs/benchmark")));
    ObjectNode each = schema.putObject("$defs");
    for (String kind : Grammar.KINDS) {
      each.set(kind, new LanguageSchema(kind, "#/$defs/%s/$defs/".formatted(kind)).document());
    }
    return schema;
  }

  /**
   * Of one kind.
   *
   * @param kind as users write it
   */
  public static ObjectNode of(String kind) {
    ObjectNode schema = JSON.objectNode().put("$schema", DIALECT);
    schema.setAll(new LanguageSchema(kind, "#/$defs/").document());
    return schema;
  }

  private static ObjectNode kind(String kind) {
    ObjectNode schema = SpaceSchema.required("kind");
    schema.putObject("properties").putObject("kind").put("const", kind);
    return schema;
  }

  private ObjectNode document() {
    ObjectNode schema = ShapeSchema.typed("object");
    schema.put("title", "Assay experiment (kind: %s)".formatted(kind));
    ObjectNode keys = schema.putObject("properties");
    for (Setting key : grammar.document().keys()) {
      if (!(key.shape() instanceof Shape.Later)) {
        keys.putObject(key.name()).put("description", ShapeSchema.description(key));
      }
    }
    schema.put("additionalProperties", false);
    schema.set("if", SpaceSchema.required("extends"));
    schema.set("then", reference("extending"));
    ObjectNode alone = schema.putObject("else");
    alone.set("if", choiceIsSearched());
    alone.set("then", reference("open"));
    ObjectNode chosen = alone.putObject("else");
    chosen.set("if", withSpace(JSON.objectNode()));
    chosen.set("then", reference("searched"));
    chosen.set("else", reference("whole"));
    schema.set("$defs", each());
    return schema;
  }

  private ObjectNode each() {
    ShapeSchema whole = new ShapeSchema(true, false, definitions);
    ShapeSchema searched = new ShapeSchema(false, false, definitions);
    ShapeSchema open = new ShapeSchema(false, true, definitions);
    SpaceSchema spaces = new SpaceSchema(grammar, whole);
    ObjectNode each = JSON.objectNode();
    each.set("whole", sections(whole, whole));
    each.set("searched", sections(whole, searched));
    each.set("open", sections(whole, open));
    each.set("extending", sections(open, open));
    each.set("space", spaces.space());
    each.set("combination", spaces.combination());
    each.set("simpler", spaces.simpler());
    return each;
  }

  private ObjectNode sections(ShapeSchema fixed, ShapeSchema varied) {
    ObjectNode schema = JSON.objectNode();
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (Setting key : grammar.document().keys()) {
      if (key.shape() instanceof Shape.Later) {
        continue;
      }
      ShapeSchema shapes = mayBeSearched(key.name()) ? varied : fixed;
      properties.set(key.name(), shapes.of(key));
      if (shapes.complete() && key.standard() instanceof Standard.Required) {
        required.add(key.name());
      }
    }
    properties.putObject("kind").put("const", kind);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private boolean mayBeSearched(String section) {
    return grammar.searchable().stream()
        .anyMatch(path -> path.equals(section) || Paths.isUnder(path, section));
  }

  private ObjectNode choiceIsSearched() {
    Set<String> paths = new LinkedHashSet<>();
    for (String path : grammar.paths().all()) {
      String parent = Paths.parent(path);
      if (grammar.isSearchable(path)
          && grammar.paths().shape(parent).orElse(grammar.document()) instanceof OneOf choice
          && choice.discriminator().equals(Paths.last(path))) {
        paths.add(path);
        for (String at = parent; !at.isEmpty() && grammar.isSearchable(at); at = Paths.parent(at)) {
          paths.add(at);
        }
      }
    }
    return withSpace(
        ShapeSchema.anyOf(paths.stream().map(SpaceSchema::required).toArray(ObjectNode[]::new)));
  }

  private static ObjectNode withSpace(ObjectNode space) {
    ObjectNode schema = SpaceSchema.required("search");
    ObjectNode search = schema.putObject("properties").putObject("search");
    search.putArray("required").add("space");
    search.putObject("properties").set("space", space);
    return schema;
  }

  private ObjectNode reference(String name) {
    return JSON.objectNode().put("$ref", definitions + name);
  }
}
