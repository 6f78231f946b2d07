// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * PyTorch, set up once per process: offline, without telemetry, one thread per operation until a
 * thread asks for more. Nothing else may touch DJL before {@link #start()}: DJL reads its settings
 * when its classes load.
 */
public final class TorchEngine {
  private final Engine engine;

  private TorchEngine(Engine engine) {
    this.engine = engine;
  }

  /**
   * For keys and host facts: {@code PyTorch 2.7.1 / DJL 0.36.0}. Read from the jars, so it costs
   * nothing and does not load the engine.
   */
  public static String version() {
    return EngineVersion.declared().text();
  }

  /** The same by name, for the facts of the host. */
  public static Map<String, String> versions() {
    EngineVersion declared = EngineVersion.declared();
    return Map.of("pytorch", declared.pytorch(), "djl", declared.djl());
  }

  /**
   * Loads the native library, at the first call.
   *
   * @throws EngineUnavailableException if it cannot be loaded
   */
  public static TorchEngine start() {
    configure();
    EngineVersion declared = EngineVersion.declared();
    Engine engine = load(declared);
    if (!engine.getVersion().equals(declared.pytorch())) {
      throw new IllegalStateException(
          "PyTorch %s is loaded but %s was declared; results would be filed under the wrong version"
              .formatted(engine.getVersion(), declared.pytorch()));
    }
    return new TorchEngine(engine);
  }

  /**
   * Begins to load the native library beside other work. A failure is told by {@link #start()}
   * alone.
   */
  public static void preload() {
    Thread.ofPlatform()
        .name("engine-preload")
        .daemon()
        .start(() -> {
          try {
            start();
          } catch (RuntimeException e) {
            // start() throws it again to whoever needs the engine.
          }
        });
  }

  /** An owner of tensors; whoever asks for it closes it. */
  NDManager newManager() {
    return newManager(Device.cpu());
  }

  /** An owner of tensors of a device; whoever asks for it closes it. */
  public NDManager newManager(Device device) {
    return engine.newBaseManager(device);
  }

  /** How many cards there are. */
  public int gpus() {
    return engine.getGpuCount();
  }

  /**
   * Prepares the calling thread for running models that learn nothing.
   *
   * @param threads of the engine in one operation
   */
  public void inference(int threads) {
    Autograd.recording(false);
    Autograd.threads(threads);
  }

  private static void configure() {
    // Whatever the caller set: a run must not depend on a network, nor report to anyone.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
  }

  // DJL reports a library that does not load by exceptions and by errors, and by either only in
  // part: a class whose initializer failed once throws NoClassDefFoundError from then on.
  private static Engine load(EngineVersion version) {
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException | IllegalArgumentException | LinkageError e) {
      throw new EngineUnavailableException(unavailable(version, e), e);
    }
  }

  private static String unavailable(EngineVersion version, Throwable cause) {
    return """
    PyTorch %s could not be loaded on %s %s: %s. It is unpacked into DJL_CACHE_DIR (default \
    ~/.djl.ai), which needs about 500 MB and must be writable; PYTORCH_LIBRARY_PATH names \
    another copy of libtorch.\
    """
        .formatted(
            version.pytorch(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            rootMessage(cause));
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
