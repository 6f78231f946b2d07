// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Where the key and the certificate for TLS lie, in PEM.
 *
 * @param certificate with those between it and its root, if there are such, after it
 * @param key unencrypted
 */
public record TlsFiles(Path certificate, Path key) {

  /**
   * Says what is wrong with the files before anything starts.
   *
   * @throws TrackerStartException if they cannot be used
   */
  PemKeyCertOptions require() {
    requireCertificate();
    requireKey();
    return new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString());
  }

  private void requireCertificate() {
    String text = read("--tls-cert", certificate);
    if (!text.contains("-----BEGIN CERTIFICATE-----")) {
      throw wrong("--tls-cert", certificate, "has no certificate in PEM (BEGIN CERTIFICATE)", null);
    }
    try (InputStream in = Files.newInputStream(certificate)) {
      X509Certificate first =
          (X509Certificate)
              CertificateFactory.getInstance("X.509").generateCertificates(in).iterator().next();
      first.checkValidity();
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      throw wrong("--tls-cert", certificate, "is not valid today: " + e.getMessage(), e);
    } catch (CertificateException | IOException e) {
      throw wrong("--tls-cert", certificate, "is no certificate: " + e.getMessage(), e);
    }
  }

  private void requireKey() {
    String text = read("--tls-key", key);
    if (text.contains("ENCRYPTED")) {
      throw wrong(
          "--tls-key",
          key,
          "is encrypted, and nobody is there to type a password; decrypt it with: openssl pkey",
          null);
    }
    if (!text.contains("PRIVATE KEY-----")) {
      throw wrong("--tls-key", key, "has no private key in PEM (BEGIN PRIVATE KEY)", null);
    }
  }

  /** What only shows when both are used together. */
  TrackerStartException unusable(Throwable cause) {
    return new TrackerStartException(
        "TLS cannot start with the certificate %s and the key %s: %s. Do they belong together?"
            .formatted(certificate, key, cause.getMessage()),
        cause);
  }

  private static String read(String option, Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw wrong(option, file, "is not there", e);
    } catch (IOException e) {
      throw wrong(option, file, "cannot be read: " + e, e);
    }
  }

  private static TrackerStartException wrong(
      String option, Path file, String reason, @Nullable Throwable cause) {
    String message = "The file %s (%s) %s.".formatted(file, option, reason);
    return cause == null
        ? new TrackerStartException(message)
        : new TrackerStartException(message, cause);
  }
}
