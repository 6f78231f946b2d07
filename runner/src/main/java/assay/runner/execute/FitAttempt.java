// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Fit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** Executes one fit and turns whatever happens into a result. */
final class FitAttempt {
  private FitAttempt() {}

  static FitResult of(Executor executor, Fit fit, FitProgress progress) {
    try {
      return executor.execute(fit, progress);
    } catch (InterruptedException e) {
      return FitResult.unfinished(FitState.INTERRUPTED, "stopped before its end", Optional.empty());
    } catch (FitTimeoutException e) {
      return FitResult.unfinished(FitState.TIMEOUT, message(e), Optional.empty());
    } catch (OutOfMemoryError e) {
      return FitResult.unfinished(FitState.OOM, message(e), Optional.of(stackTrace(e)));
    } catch (Exception | LinkageError | StackOverflowError e) {
      return FitResult.unfinished(FitState.FAILED, message(e), Optional.of(stackTrace(e)));
    }
  }

  private static String message(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
