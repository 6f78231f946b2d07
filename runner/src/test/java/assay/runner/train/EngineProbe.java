// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that starts the engine, for tests that need a process of their own. */
final class EngineProbe {
  private EngineProbe() {}

  public static void main(String[] arguments) throws IOException {
    ProxySelector.setDefault(new NoNetwork());
    System.out.println(TorchEngine.version());
    System.out.println("libtorch loaded: " + libtorchLoaded());
    try {
      addOneAndOne(TorchEngine.start());
    } catch (EngineUnavailableException e) {
      System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static void addOneAndOne(TorchEngine engine) {
    try (NDManager manager = engine.newManager()) {
      NDArray one = manager.create(1f);
      System.out.println("1 + 1 = " + one.add(one).getFloat());
    }
  }

  /** Always false where the system does not list the libraries of a process. */
  private static boolean libtorchLoaded() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    return Files.exists(maps) && Files.readString(maps).contains("libtorch");
  }

  /** Every connection to a URL asks the selector first. */
  private static final class NoNetwork extends ProxySelector {

    @Override
    public List<Proxy> select(URI uri) {
      System.out.println("connects to " + uri);
      throw new IllegalArgumentException("no network here: " + uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException cause) {}
  }
}
