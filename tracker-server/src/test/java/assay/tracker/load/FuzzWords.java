// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** Texts: right ones, odd ones, and filters that are nearly right. */
final class FuzzWords {

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1e999",
          "9223372036854775807",
          "-9223372036854775809",
          "NaN",
          "null",
          "true",
          "..",
          "../..",
          "a/../b",
          "/etc/passwd",
          "C:\\Windows\\x",
          "\\\\server\\share",
          "c:x",
          "%00",
          "%2e%2e%2f",
          "%252e%252e",
          "%",
          "a\u0000b",
          "\r\nX-Injected: 1",
          "ä📏\ud800",
          "\u202e\u0007",
          "' OR 1=1 --",
          "\"; DROP TABLE runs; --",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "mlflow-artifacts:/../x",
          "file:///etc/passwd",
          "s3://bucket/x#y",
          "models:/m/1",
          "runs:/x/y",
          "b2Zmc2V0Oi0x",
          "eyJvZmZzZXQiOiAtMX0=",
          "2147483648");

  private static final List<String> FILTER =
      List.of(
          "metrics.loss",
          "metrics.`a b`",
          "params.lr",
          "tags.\"x\"",
          "attributes.status",
          "status",
          "run_id",
          "start_time",
          "name",
          "datasets.name",
          "model_id",
          "version_number",
          "loss",
          "=",
          "!=",
          "<",
          "<=",
          ">",
          ">=",
          "LIKE",
          "ILIKE",
          "IN",
          "NOT IN",
          "IS NULL",
          "IS NOT NULL",
          "NOT",
          "AND",
          "OR",
          "(",
          ")",
          "'x'",
          "'%a%'",
          "('a','b')",
          "1",
          "-1e-9",
          "1e999",
          "`",
          "'",
          "\"",
          ",",
          ";",
          "ASC",
          "DESC",
          "\u0000",
          "%");

  private static final List<String> ORDERS =
      List.of(
          "start_time DESC",
          "metrics.loss ASC",
          "params.`lr`",
          "tags.x desc",
          "name",
          "nope",
          "metrics.loss metrics.loss",
          "timestamp",
          "experiment_id",
          "creation_time ASC");

  private static final Pattern PLACE = Pattern.compile("\\$(\\w+)");

  private final SplittableRandom random;
  private final Map<String, String> known;

  /**
   * @param known what templates call {@code $name}
   */
  FuzzWords(SplittableRandom random, Map<String, String> known) {
    this.random = random;
    this.known = known;
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  SplittableRandom random() {
    return random;
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  String odd() {
    return switch (random.nextInt(8)) {
      case 0 -> pick(List.copyOf(known.values()));
      case 1 -> pick(ODD).repeat(1 + random.nextInt(400));
      case 2 -> filter();
      case 3 -> pick(ODD) + pick(ODD);
      default -> pick(ODD);
    };
  }

  private String filter() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(pick(FILTER)).append(oneIn(8) ? "" : " ");
    }
    return oneIn(100) ? "(".repeat(5_000) + text : text.toString();
  }

  /** What a template's {@code $name}s stand for. */
  String filled(String template) {
    return PLACE.matcher(template).replaceAll(place -> quoted(meaning(place.group(1))));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("$", "\\$");
  }

  private String meaning(String name) {
    return switch (name) {
      case "new" -> "n" + Integer.toHexString(random.nextInt());
      case "filter" -> oneIn(2) ? "" : filter().replaceAll("['\"\\\\\u0000]", "`");
      case "order" -> pick(ORDERS).replace('"', '`');
      default -> known.getOrDefault(name, name);
    };
  }
}
