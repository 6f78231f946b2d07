-- The model registry, logged models, and what runs read and made.

-- last_version counts up, so that the number of a deleted version is not given again.
CREATE TABLE registered_model (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL,
  creation_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL,
  last_version INTEGER NOT NULL
) STRICT;

CREATE TABLE registered_model_tag (
  model_id INTEGER NOT NULL REFERENCES registered_model (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (model_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE model_version (
  id INTEGER PRIMARY KEY,
  model_id INTEGER NOT NULL REFERENCES registered_model (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  description TEXT NOT NULL,
  stage TEXT NOT NULL,
  source TEXT NOT NULL,
  location TEXT NOT NULL,
  run_id TEXT NOT NULL,
  run_link TEXT NOT NULL,
  creation_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL,
  UNIQUE (model_id, version)
) STRICT;

CREATE TABLE model_version_tag (
  version_id INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (version_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE model_alias (
  model_id INTEGER NOT NULL REFERENCES registered_model (id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  version_id INTEGER NOT NULL REFERENCES model_version (id) ON DELETE CASCADE,
  PRIMARY KEY (model_id, alias)
) STRICT, WITHOUT ROWID;

CREATE INDEX model_alias_by_version ON model_alias (version_id);

-- The uuid is the id that clients see. Texts that were not given are empty.
CREATE TABLE logged_model (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  experiment_id INTEGER NOT NULL REFERENCES experiment (id),
  name TEXT NOT NULL,
  artifact_uri TEXT NOT NULL,
  status TEXT NOT NULL,
  model_type TEXT NOT NULL,
  source_run_id TEXT NOT NULL,
  lifecycle_stage TEXT NOT NULL,
  creation_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL
) STRICT;

CREATE INDEX logged_model_by_experiment ON logged_model (experiment_id, lifecycle_stage);

CREATE TABLE logged_model_param (
  model_id INTEGER NOT NULL REFERENCES logged_model (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (model_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE logged_model_tag (
  model_id INTEGER NOT NULL REFERENCES logged_model (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (model_id, key)
) STRICT, WITHOUT ROWID;

-- A point of a run that measured the model; on no data set: both names empty.
CREATE TABLE logged_model_metric (
  model_id INTEGER NOT NULL REFERENCES logged_model (id),
  key TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES run (id),
  dataset_name TEXT NOT NULL,
  dataset_digest TEXT NOT NULL,
  timestamp INTEGER NOT NULL,
  step INTEGER NOT NULL,
  value REAL NOT NULL,
  is_nan INTEGER NOT NULL,
  PRIMARY KEY (
    model_id, key, run_id, dataset_name, dataset_digest, timestamp, step, value, is_nan)
) STRICT, WITHOUT ROWID;

CREATE TABLE dataset (
  id INTEGER PRIMARY KEY,
  experiment_id INTEGER NOT NULL REFERENCES experiment (id),
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  source_type TEXT NOT NULL,
  source TEXT NOT NULL,
  schema TEXT NOT NULL,
  profile TEXT NOT NULL,
  UNIQUE (experiment_id, name, digest)
) STRICT;

-- Row numbers give the order in which a run's inputs and outputs were logged.
CREATE TABLE run_dataset (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run (id),
  dataset_id INTEGER NOT NULL REFERENCES dataset (id),
  UNIQUE (run_id, dataset_id)
) STRICT;

CREATE INDEX run_dataset_by_dataset ON run_dataset (dataset_id);

CREATE TABLE run_dataset_tag (
  run_dataset_id INTEGER NOT NULL REFERENCES run_dataset (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run_dataset_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_model (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run (id),
  is_output INTEGER NOT NULL,
  model_id TEXT NOT NULL,
  step INTEGER NOT NULL,
  UNIQUE (run_id, is_output, model_id, step)
) STRICT;
