// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Metric;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The latest points of a run as one blob. */
final class LatestCodec {

  private static final int VERSION = 1;

  private final Names names;

  LatestCodec(Names names) {
    this.names = names;
  }

  byte[] encode(Session session, List<LatestPoint> points) throws SQLException {
    BlobWriter blob = new BlobWriter(16 + 24 * points.size());
    blob.putByte(VERSION);
    blob.putUnsigned(points.size());
    long timestamp = 0;
    for (LatestPoint point : points) {
      Metric metric = point.metric();
      blob.putUnsigned(names.number(session, metric.key()));
      blob.putByte(point.chunked() ? 1 : 0);
      blob.putSigned(metric.step());
      blob.putSigned(metric.timestamp() - timestamp); // mostly near the one before
      blob.putDouble(metric.value());
      timestamp = metric.timestamp();
    }
    return blob.toByteArray();
  }

  List<LatestPoint> decode(byte[] bytes) {
    BlobReader blob = new BlobReader(bytes);
    int version = blob.readByte();
    if (version != VERSION) {
      throw new IllegalStateException("latest points of the unknown version " + version);
    }
    int count = blob.readCount();
    List<LatestPoint> points = new ArrayList<>(count);
    long timestamp = 0;
    for (int i = 0; i < count; i++) {
      String key = names.name(blob.readCount());
      boolean chunked = blob.readByte() == 1;
      long step = blob.readSigned();
      timestamp += blob.readSigned();
      points.add(new LatestPoint(new Metric(key, blob.readDouble(), timestamp, step), chunked));
    }
    return points;
  }
}
