// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Param;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a run's row keeps as one blob: its changing attributes, its params and its tags. */
final class SummaryCodec {

  private static final int VERSION = 1;

  /** By the number that stands for each. */
  private static final List<RunStatus> STATUSES =
      List.of(
          RunStatus.RUNNING,
          RunStatus.SCHEDULED,
          RunStatus.FINISHED,
          RunStatus.FAILED,
          RunStatus.KILLED);

  private final Names names;

  SummaryCodec(Names names) {
    this.names = names;
  }

  byte[] encode(Session session, RunInfo info, List<Param> params, List<Tag> tags)
      throws SQLException {
    BlobWriter blob = new BlobWriter(256);
    blob.putByte(VERSION);
    blob.putText(info.name()).putText(info.userId());
    blob.putByte(STATUSES.indexOf(info.status()));
    blob.putSigned(info.startTime());
    blob.putByte(info.endTime().isPresent() ? 1 : 0);
    if (info.endTime().isPresent()) {
      blob.putSigned(info.endTime().getAsLong());
    }
    blob.putUnsigned(params.size());
    for (Param param : params) {
      blob.putUnsigned(names.number(session, param.key())).putText(param.value());
    }
    blob.putUnsigned(tags.size());
    for (Tag tag : tags) {
      blob.putUnsigned(names.number(session, tag.key())).putText(tag.value());
    }
    return blob.toByteArray();
  }

  /** A summary, and what the columns beside it say. */
  record Summary(RunInfo info, List<Param> params, List<Tag> tags) {}

  Summary decode(
      byte[] bytes, String id, long experiment, LifecycleStage stage, String artifactUri) {
    BlobReader blob = new BlobReader(bytes);
    int version = blob.readByte();
    if (version != VERSION) {
      throw new IllegalStateException("a summary of the unknown version " + version);
    }
    String name = blob.readText();
    String user = blob.readText();
    RunStatus status = STATUSES.get(blob.readByte());
    long start = blob.readSigned();
    OptionalLong end =
        blob.readByte() == 0 ? OptionalLong.empty() : OptionalLong.of(blob.readSigned());
    RunInfo info =
        new RunInfo(
            id, Long.toString(experiment), name, user, status, start, end, stage, artifactUri);
    int paramCount = blob.readCount();
    List<Param> params = new ArrayList<>(paramCount);
    for (int i = 0; i < paramCount; i++) {
      params.add(new Param(names.name(blob.readCount()), blob.readText()));
    }
    int tagCount = blob.readCount();
    List<Tag> tags = new ArrayList<>(tagCount);
    for (int i = 0; i < tagCount; i++) {
      tags.add(new Tag(names.name(blob.readCount()), blob.readText()));
    }
    return new Summary(info, params, tags);
  }
}
