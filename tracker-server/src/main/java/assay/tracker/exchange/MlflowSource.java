// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.model.Experiment;
import assay.tracker.model.LoggedModel;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Run;
import assay.tracker.model.RunLineage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A store of MLflow's, read as it lies on disk, or an archive of runs. Everything is given, what
 * was deleted there too.
 *
 * <p>Errors: {@link SourceException} if it cannot be read or is not what it seems.
 */
public interface MlflowSource extends AutoCloseable {

  /** What it is and where, for people. */
  String description();

  List<Experiment> experiments();

  /** The runs of an experiment, in the order of their start, without their metrics. */
  List<Run> runs(String experimentId);

  /** Every point of a run, in parts of a bounded size. */
  void points(Run run, Consumer<List<Metric>> part);

  /** What a run read and made. */
  RunLineage lineage(Run run);

  /** The folder of a run's artifacts, absent where it has none on this machine. */
  Optional<Path> artifacts(Run run);

  /** Models that were logged to an experiment, with their points; deleted ones are left out. */
  List<LoggedModel> loggedModels(String experimentId);

  /** The folder of a logged model's files, absent where it has none on this machine. */
  Optional<Path> artifacts(LoggedModel model);

  /** Without their versions. */
  List<RegisteredModel> registeredModels();

  List<ModelVersion> versions(String registeredModel);

  @Override
  void close();
}
