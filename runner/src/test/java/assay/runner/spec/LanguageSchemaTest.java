// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.testing.Benchmarks;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What editors are told of the language is what the reader says. */
class LanguageSchemaTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Path MISTAKES = RESOURCES.resolve("assay/runner/spec/mistakes");
  private static final JsonSchemaOptions OPTIONS =
      new JsonSchemaOptions().setBaseUri("https://assay.invalid").setDraft(Draft.DRAFT202012);
  private static final Validator BOTH = validator(LanguageSchema.all());

  private static Validator validator(ObjectNode schema) {
    return Validator.create(JsonSchema.of(new JsonObject(schema.toString())), OPTIONS);
  }

  private static OutputUnit check(Validator schema, String yaml) {
    LoadSettings core = LoadSettings.builder().setSchema(new CoreSchema()).build();
    try {
      String json = new ObjectMapper().writeValueAsString(new Load(core).loadFromString(yaml));
      return schema.validate(Json.decodeValue(json));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertPasses(String yaml) {
    OutputUnit result = check(BOTH, yaml);
    assertThat(result.getValid()).as(() -> yaml + "\n" + result.toJson()).isTrue();
  }

  static List<Path> rightFiles() throws IOException {
    try (Stream<Path> shipped = Files.walk(Path.of("..", "experiments"));
        Stream<Path> tested = Files.walk(RESOURCES)) {
      return Stream.concat(shipped, tested)
          .filter(file -> file.toString().endsWith(".yaml") && !file.startsWith(MISTAKES))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rightFiles")
  void everyFileThatIsRightPasses(Path file) throws IOException {
    assertPasses(Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train: {optimizer: {name: sgd, learning_rate: 0.1, momentum: 0.9}, epochs: 3}",
        "train: {optimizer: {momentum: 0.9, beta_1: 0.5}, epochs: 3}\n"
            + "search: {space: {train.optimizer.name: {values: [sgd, adam]},"
            + " train.optimizer.learning_rate: {log: [1e-3, 1e-1], num: 3}}}",
        "search: {space: {train: {values: [{epochs: 3}]}}}",
        "train: {epochs: 64.0}\nseed: 0x10\nbudget: {wall: 1h30m}",
        "train: {epochs: 3}\nsearch: {space: {model.hidden: {values: [[], [8, 8]]},"
            + " train.l2: {range: [0, 1], step: 0.5, when: {model.hidden: [[8, 8]]}}},"
            + " forbid: [{train.l2: [0, 1]}, {model.hidden: [8]}]}",
        "train: {epochs: 3}\nselect: {rule: one_standard_error, simpler_is:"
            + " [{model.parameters: fewer}, {train.l2: larger}]}",
      })
  void whatTheReaderTakesPasses(String rest) {
    String text =
        "assay: 1\nkind: train\nname: a\ntask: {type: classification}\n"
            + "data: {source: \"builtin:iris\"}\nmodel: {family: mlp}\n"
            + rest;

    assertThat(Declarations.problems(text)).isEmpty();
    assertPasses(text);
  }

  @Test
  void aFileThatExtendsAnotherMayLeaveOutWhatThatOneHas() {
    assertPasses("extends: base.yaml\ntrain: {optimizer: {momentum: 0.9}}\n");
    assertPasses("extends: base.yaml\nkind: benchmark\ninput: {batch: 4}\n");
  }

  static List<Path> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(MISTAKES)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.endsWith("range_of_fractions_for_a_count.yaml")) // it would compute
          .filter(file -> messages(file).matches("(?s)\\S+\\.yaml:\\d+:\\d+: E10[12]: .*"))
          .sorted()
          .toList();
    }
  }

  private static String messages(Path file) {
    try {
      return Files.readString(Path.of(file.toString().replace(".yaml", ".txt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unknown keys and wrong types are what an editor underlines while one types. */
  @ParameterizedTest
  @MethodSource("mistakes")
  void unknownKeysAndWrongTypesDoNotPass(Path file) throws IOException {
    assertThat(check(BOTH, Files.readString(file)).getValid()).as(file.toString()).isFalse();
  }

  /** A document with a few keys and values changed: if the reader takes it, so does the schema. */
  @Test
  void theSchemaRefusesNothingThatTheReaderTakes() {
    Random random = new Random(20261124);
    int taken = 0;
    for (String text :
        List.of(
            Declarations.VALID + SearchTest.SPACE, Benchmarks.SMALL, ReferenceText.of("train"))) {
      for (int round = 0; round < 150; round++) {
        String changed = changed(text, random);
        if (isTaken(changed)) {
          taken++;
          assertPasses(changed);
        }
      }
    }
    assertThat(taken).isGreaterThan(20);
  }

  private static boolean isTaken(String text) {
    Problems problems = new Problems();
    Path file = Path.of("a.yaml");
    return SpecReader.declarationText("a.yaml", file, text, Map.of(), problems).isPresent();
  }

  /** A line goes, or a number or a word becomes another that the text has. */
  private static String changed(String text, Random random) {
    List<String> tokens = Stream.of(text.split("(?<=\\W)|(?=\\W)")).toList();
    List<String> words = tokens.stream().filter(token -> token.matches("\\w+")).toList();
    String[] result = tokens.toArray(String[]::new);
    for (int at = random.nextInt(result.length); at < result.length; at++) {
      if (result[at].matches("\\w+")) {
        result[at] = words.get(random.nextInt(words.size()));
        break;
      }
    }
    return String.join("", result);
  }

  @Test
  void keysAreExplained() {
    ObjectNode schema = LanguageSchema.of("train");

    assertThat(schema.at("/$schema").textValue()).contains("2020-12");
    assertThat(schema.at("/$defs/whole/properties/seed/default").intValue()).isZero();
    assertThat(schema.at("/$defs/whole/properties/train/properties/epochs/description").textValue())
        .isEqualTo("passes over the training part");
    assertThat(schema.at("/$defs/whole/required").toString()).contains("\"task\"");
    assertThat(schema.at("/$defs/space/properties/train.l2/properties/values/items/minimum"))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "benchmark"})
  void everySectionThatRunsIsThereAndNoOther(String kind) {
    List<String> sections =
        Grammar.named(kind).document().keys().stream()
            .filter(key -> !(key.shape() instanceof Shape.Later))
            .map(Shape.Setting::name)
            .toList();

    assertThat(LanguageSchema.of(kind).at("/properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(sections);
  }
}
