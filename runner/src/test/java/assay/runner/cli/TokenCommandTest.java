// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {

  @TempDir private Path directory;

  private Cli token(String... words) {
    String[] arguments = new String[words.length + 3];
    arguments[0] = "token";
    System.arraycopy(words, 0, arguments, 1, words.length);
    arguments[words.length + 1] = "--data";
    arguments[words.length + 2] = directory.resolve("data").toString();
    return Cli.run(arguments);
  }

  @Test
  void aTokenIsShownOnceListedAndRevoked() {
    Cli made = token("create", "anna", "--expires", "90d");
    assertThat(made.exitCode()).isZero();
    assertThat(made.out().strip()).matches("assay_[\\w-]{43}");

    Cli listed = token("list");
    assertThat(listed.out()).contains("anna", "never").doesNotContain(made.out().strip());

    assertThat(token("revoke", "anna").exitCode()).isZero();
    assertThat(token("revoke", "anna").exitCode()).isEqualTo(2);
    assertThat(token("list").err()).contains("assay token create NAME");
  }

  @Test
  void aNameThatIsTakenOrMissingIsSaid() {
    token("create", "anna");

    assertThat(token("create", "anna").err()).contains("revoke it first");
    assertThat(token("create").exitCode()).isEqualTo(2);
    assertThat(Cli.run("token").err()).contains("create, list or revoke");
    assertThat(Cli.run("token", "--help").out()).contains("MLFLOW_TRACKING_TOKEN");
  }

  @Test
  void aServerForOthersNamesTheCommandThatItNeeds() {
    Cli serve =
        Cli.run("serve", "--data", directory.toString(), "--host", "0.0.0.0", "--port", "0");

    assertThat(serve.exitCode()).isEqualTo(4);
    assertThat(serve.err()).contains("assay token create NAME --data " + directory);
    assertThat(Cli.run("serve", "--tls-cert", "x.pem").err()).contains("go together");
  }
}
