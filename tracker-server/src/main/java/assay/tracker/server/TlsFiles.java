// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the key and the certificate for TLS lie, in PEM.
 *
 * @param certificate with those between it and its root, if there are such, after it
 * @param key unencrypted
 */
public record TlsFiles(Path certificate, Path key) {

  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

  /** How to sign with the keys of a certificate's algorithm. */
  private static final Map<String, String> SIGNING =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  /**
   * Says what is wrong with the files before anything starts.
   *
   * @throws TrackerStartException if they cannot be used
   */
  PemKeyCertOptions require() {
    X509Certificate first = requireCertificate();
    requireKey(first.getPublicKey());
    return new PemKeyCertOptions().setCertPath(certificate.toString()).setKeyPath(key.toString());
  }

  private X509Certificate requireCertificate() {
    String text = read("--tls-cert", certificate);
    if (!text.contains("-----BEGIN CERTIFICATE-----")) {
      throw wrong("--tls-cert", certificate, "has no certificate in PEM (BEGIN CERTIFICATE)", null);
    }
    try (InputStream in = Files.newInputStream(certificate)) {
      X509Certificate first =
          (X509Certificate)
              CertificateFactory.getInstance("X.509").generateCertificates(in).iterator().next();
      first.checkValidity();
      return first;
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      throw wrong("--tls-cert", certificate, "is not valid today: " + e.getMessage(), e);
    } catch (CertificateException | IOException e) {
      throw wrong("--tls-cert", certificate, "is no certificate: " + e.getMessage(), e);
    }
  }

  private void requireKey(PublicKey certified) {
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
    Matcher pkcs8 = PKCS8.matcher(text);
    String signing = SIGNING.get(certified.getAlgorithm());
    if (pkcs8.find() && signing != null) { // other forms are left to the server
      requirePair(pkcs8.group(1), certified, signing);
    }
  }

  private void requirePair(String base64, PublicKey certified, String signing) {
    byte[] something = {1, 2, 3};
    boolean same;
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(base64);
      Signature signature = Signature.getInstance(signing);
      signature.initSign(
          KeyFactory.getInstance(certified.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(encoded)));
      signature.update(something);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(something);
      same = signature.verify(signed);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw wrong("--tls-key", key, "is no key for the certificate: " + e.getMessage(), e);
    }
    if (!same) {
      throw wrong("--tls-key", key, "does not belong to the certificate " + certificate, null);
    }
  }

  /** What only shows when they are used. */
  TrackerStartException unusable(Throwable cause) {
    return new TrackerStartException(
        "TLS cannot start with the certificate %s and the key %s: %s"
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
