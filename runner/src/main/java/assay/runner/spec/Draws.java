// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.SearchSpec.Dimension;
import assay.runner.spec.SearchSpec.Walk;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Points of a space by chance, one after another. Each axis has a stream of its own, seeded by the
 * first 8 bytes of SHA-256("search/seed/path"), so that a further axis changes no other. Points of
 * Sobol' are shifted by it (a digital shift, which keeps them even).
 */
final class Draws {
  private final List<Axis> axes = new ArrayList<>();
  private final Grid grid;
  private int drawn;

  private Draws(SearchSpec search, Walk.Drawn walk, Grid grid) {
    this.grid = grid;
    for (List<Dimension> dimensions : Grid.axes(search)) {
      SplittableRandom random =
          new SplittableRandom(seed(walk.seed(), dimensions.getFirst().path()));
      Shares shares =
          walk.even()
              ? new Sobol(axes.size(), random.nextLong())::share
              : index -> (random.nextLong() >>> 11) * 0x1.0p-53;
      axes.add(new Axis(dimensions, shares));
    }
  }

  /** Where on an axis a point lies, from 0 to below 1; asked in order. */
  @FunctionalInterface
  private interface Shares {
    double at(int index);
  }

  private record Axis(List<Dimension> dimensions, Shares shares) {}

  static Draws of(SearchSpec search, Walk.Drawn walk, Grid grid) {
    return new Draws(search, walk, grid);
  }

  private static long seed(long root, String path) {
    try {
      byte[] name = "search/%d/%s".formatted(root, path).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The next one; rules that may forbid it are not looked at. */
  Map<String, JsonNode> next() {
    Map<String, JsonNode> all = new HashMap<>();
    for (Axis axis : axes) {
      double share = axis.shares().at(drawn);
      axis.dimensions().forEach(dimension -> all.put(dimension.path(), dimension.at(share)));
    }
    drawn++;
    return grid.met(all);
  }
}
