// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.LoggedModel;
import assay.tracker.model.LoggedModelStatus;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import java.util.List;

/**
 * Keeps the models that were logged to experiments. Threads, durability and errors are those of
 * {@link TrackingStore}.
 *
 * <p>What is kept: ids are given here. Params never change, tags are replaced, a point of a metric
 * is kept once however often it is sent. A deleted model is not found any more.
 */
public interface LoggedModelStore {

  LoggedModel create(NewLoggedModel model);

  LoggedModel require(String id);

  LoggedModel setStatus(String id, LoggedModelStatus status);

  void delete(String id);

  /**
   * @throws RefusedException if one of them is there with another value
   */
  void addParams(String id, List<Param> params);

  void setTags(String id, List<Tag> tags);

  void deleteTag(String id, String key);

  /** All of one run, which must be active; all or nothing. */
  void addMetrics(String runId, List<ModelMetric> metrics);

  /** Rows that the order leaves equal: newest first, then by id. */
  Page<LoggedModel> search(LoggedModelSearch search);
}
