// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.tracker.server.Access;
import assay.tracker.server.Limits;
import assay.tracker.server.Serving;
import assay.tracker.server.TlsFiles;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a served tracker treats its clients. */
final class ServingOptions {
  @Option(
      names = "--auth",
      description = {
        "Asks for tokens on this machine too. Who comes from elsewhere (see --host) is always",
        "asked. 'assay token create NAME' makes one."
      })
  boolean auth;

  @Option(
      names = "--tls-cert",
      paramLabel = "PEM",
      description = "Serves https (HTTP/2 too) with this certificate, and those between, in PEM.")
  @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "PEM",
      description = "The certificate's private key in PEM, not encrypted.")
  @Nullable Path key;

  @Option(
      names = "--allowed-hosts",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Names by which clients may call this server, beside its own: assay.example, *.example or",
        "*. Needed behind a proxy that passes the name it was called by."
      })
  Set<String> hosts = new LinkedHashSet<>();

  @Option(
      names = "--allowed-origins",
      paramLabel = "URL",
      split = ",",
      description = {
        "Addresses whose pages may change things, beside this server's: https://assay.example.",
        "Needed behind a proxy that passes another name than it was called by."
      })
  Set<String> origins = new LinkedHashSet<>();

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description = "Appends a line of JSON for each request. Default: none is written.")
  @Nullable Path accessLog;

  @Option(
      names = "--request-memory",
      paramLabel = "MIB",
      description = {
        "What the bodies of requests at work may hold together; the next are told to come back",
        "(429). Default: an eighth of the heap, from 16 to 64 MiB."
      })
  @Nullable Integer requestMebibytes;

  /** To be opened before the tracker starts and closed after it stopped. */
  Optional<AccessLogFile> openAccessLog() {
    return Optional.ofNullable(accessLog).map(AccessLogFile::open);
  }

  Serving serving() {
    if ((certificate == null) != (key == null)) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION, "--tls-cert and --tls-key go together: give both or none");
    }
    Serving serving =
        Serving.DEFAULT.withLimits(limits()).withAccess(new Access(auth, hosts, origins));
    return certificate == null || key == null
        ? serving
        : serving.withTls(new TlsFiles(certificate, key));
  }

  private Limits limits() {
    if (requestMebibytes == null) {
      return Limits.DEFAULT;
    }
    long one = Limits.DEFAULT.bodyBytes();
    long all = (long) requestMebibytes << 20;
    if (all < one) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION,
          "--request-memory wants at least %d, the largest body that is taken"
              .formatted(one >> 20));
    }
    return Limits.DEFAULT.withBodies(one, all);
  }
}
