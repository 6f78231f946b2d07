// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Points in the binary form of {@code POST /api/assay/v1/runs/{run_id}/metrics}. */
final class BulkBody {

  private static final int KEYS = 3;

  private BulkBody() {}

  /** So many points of {@value #KEYS} keys, with values that cannot be compressed. */
  static byte[] of(int points, SplittableRandom random) {
    ByteBuffer body = ByteBuffer.allocate(100 + 28 * points).order(ByteOrder.LITTLE_ENDIAN);
    body.put("ASP1".getBytes(StandardCharsets.US_ASCII)).putInt(KEYS);
    for (int i = 0; i < KEYS; i++) {
      body.putShort((short) 2).put(("k" + i).getBytes(StandardCharsets.US_ASCII));
    }
    body.putInt(points);
    for (int i = 0; i < points; i++) {
      body.putInt(i % KEYS).putLong(i).putLong(i).putDouble(random.nextDouble());
    }
    byte[] bytes = new byte[body.position()];
    body.get(0, bytes);
    return bytes;
  }
}
