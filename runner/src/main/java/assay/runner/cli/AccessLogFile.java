// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/**
 * Appends the tracker's log of requests to a file. A disk that does not keep up costs lines, not
 * requests. Closing it writes what is left.
 */
final class AccessLogFile implements AutoCloseable {
  private static final String LOGGER = "assay.access";
  private static final int WAITING_LINES = 8192;

  private final Logger logger;
  private final AsyncAppender queue = new AsyncAppender();

  private AccessLogFile(Path file) {
    logger = (Logger) LoggerFactory.getLogger(LOGGER);
    LoggerContext context = logger.getLoggerContext();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.start();
    queue.setContext(context);
    queue.setQueueSize(WAITING_LINES);
    queue.setDiscardingThreshold(0);
    queue.setNeverBlock(true);
    queue.addAppender(appender);
    queue.start();
    logger.addAppender(queue);
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
  }

  /** Fails at once where the file cannot be written, as the logger would only go silent. */
  static AccessLogFile open(Path file) {
    try {
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION, "--access-log: %s cannot be written: %s".formatted(file, e));
    }
    return new AccessLogFile(file);
  }

  @Override
  public void close() {
    logger.setLevel(Level.OFF);
    logger.detachAppender(queue);
    queue.stop();
  }
}
