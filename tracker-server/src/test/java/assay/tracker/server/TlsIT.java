// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {

  private static final String PASSWORD = "password";

  private Path directory;
  private Path certificateFile;
  private Path keyFile;
  private Certificate certificate;

  @BeforeAll
  void makeCertificate(@TempDir Path temporary) throws Exception {
    directory = temporary;
    certificate = make("good", "-validity", "2");
    certificateFile = temporary.resolve("good.crt");
    keyFile = temporary.resolve("good.key");
  }

  /** Writes NAME.crt and NAME.key by the JDK's own tool. */
  private Certificate make(String name, String... options) throws Exception {
    Path store = directory.resolve(name + ".p12");
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var command =
        new ArrayList<>(
            List.of(
                tool.toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
    command.addAll(List.of(options));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    write(name + ".crt", "CERTIFICATE", keys.getCertificate(name).getEncoded());
    write(name + ".key", "PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
    return keys.getCertificate(name);
  }

  private void write(String file, String what, byte[] content) throws Exception {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        directory.resolve(file),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, base64, what));
  }

  private TrackerConfig config(Path certificateFile, Path keyFile) {
    return TrackerConfig.of(directory.resolve("data"))
        .withServing(Serving.DEFAULT.withTls(new TlsFiles(certificateFile, keyFile)));
  }

  private HttpClient trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("tracker", certificate);
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @Test
  void requestsAreServedOverTlsByBothVersionsOfHttp() throws Exception {
    try (Tracker tracker = Tracker.start(config(certificateFile, keyFile))) {
      assertThat(tracker.address()).startsWith("https://127.0.0.1:");
      HttpClient client = trusting();
      for (HttpClient.Version version : HttpClient.Version.values()) {
        if (version.name().equals("HTTP_3")) {
          continue;
        }
        String path = "/api/2.0/mlflow/experiments/create";
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(tracker.address() + path))
                .version(version)
                .header("Content-Type", "application/json")
                .header("Origin", tracker.address())
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"name\": \"by %s\"}".formatted(version), StandardCharsets.UTF_8))
                .build();

        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.version()).isEqualTo(version);
      }
    }
  }

  @Test
  void largeAnswersArriveWholeByBothVersionsOfHttp() throws Exception {
    try (Tracker tracker = Tracker.start(config(certificateFile, keyFile))) {
      HttpClient client = trusting();
      String experiments = tracker.address() + "/api/2.0/mlflow/experiments/";
      for (int tag = 0; tag < 100; tag++) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(experiments + "set-experiment-tag"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"experiment_id\": \"0\", \"key\": \"%d\", \"value\": \"%s\"}"
                            .formatted(tag, "x".repeat(4_000))))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
      }
      for (HttpClient.Version version : List.of(Version.HTTP_1_1, Version.HTTP_2)) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(experiments + "get?experiment_id=0"))
                .version(version)
                .build();

        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(version);
        assertThat(response.body()).hasSizeGreaterThan(400_000).endsWith("}]}}");
      }
    }
  }

  private void assertRefused(Path certificateFile, Path keyFile, String... words) {
    assertThatThrownBy(() -> Tracker.start(config(certificateFile, keyFile)))
        .isInstanceOf(TrackerStartException.class)
        .message()
        .contains(words);
  }

  @Test
  void filesThatCannotBeUsedAreNamedWithWhatIsWrong() throws Exception {
    make("other");
    make("old", "-startdate", "-3d", "-validity", "1");
    Path none = directory.resolve("none.pem");
    Path text = Files.writeString(directory.resolve("text.pem"), "hello");
    Path locked =
        Files.writeString(
            directory.resolve("locked.key"), "-----BEGIN ENCRYPTED PRIVATE KEY-----\n");

    assertRefused(none, keyFile, none.toString(), "--tls-cert", "is not there");
    assertRefused(text, keyFile, "--tls-cert", "has no certificate");
    assertRefused(directory.resolve("old.crt"), keyFile, "is not valid today");
    assertRefused(certificateFile, text, "--tls-key", "has no private key");
    assertRefused(certificateFile, locked, "--tls-key", "is encrypted");
    assertRefused(
        certificateFile, directory.resolve("other.key"), "does not belong to the certificate");
  }
}
