// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One tracker for all tests that only read: an ended experiment, one that runs, and runs of another
 * client. Tests that write log experiments of their own.
 */
final class Samples implements BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(Samples.class);

  private @Nullable Logged logged;

  private record Logged(
      Site site, LoggedExperiment finished, LoggedExperiment running, ForeignRuns foreign)
      implements AutoCloseable {

    static Logged start() {
      try {
        Site site = Site.start();
        RunLog log = site.log();
        ForeignRuns foreign = ForeignRuns.log(log);
        LoggedExperiment finished = LoggedExperiment.finished(log, "iris-mlp-grid");
        return new Logged(site, finished, LoggedExperiment.running(log, "digits-mlp"), foreign);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      site.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext extension) {
    logged =
        extension
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent("logged", unused -> Logged.start(), Logged.class);
  }

  String url(String path) {
    return logged().site().address() + path;
  }

  RunLog log() {
    return logged().site().log();
  }

  LoggedExperiment finished() {
    return logged().finished();
  }

  LoggedExperiment running() {
    return logged().running();
  }

  ForeignRuns foreign() {
    return logged().foreign();
  }

  private Logged logged() {
    if (logged == null) {
      throw new IllegalStateException("only inside a test");
    }
    return logged;
  }
}
