-- Times are milliseconds since the epoch. NaN cannot be a REAL: it is the value 0 with is_nan = 1.

CREATE TABLE experiment (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  artifact_location TEXT NOT NULL,
  lifecycle_stage TEXT NOT NULL,
  creation_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL
) STRICT;

CREATE TABLE experiment_tag (
  experiment_id INTEGER NOT NULL REFERENCES experiment (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (experiment_id, key)
) STRICT, WITHOUT ROWID;

-- The number is the internal key, the uuid the one that clients see.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  experiment_id INTEGER NOT NULL REFERENCES experiment (id),
  name TEXT NOT NULL,
  user_id TEXT NOT NULL,
  status TEXT NOT NULL,
  start_time INTEGER NOT NULL,
  end_time INTEGER,
  lifecycle_stage TEXT NOT NULL,
  artifact_uri TEXT NOT NULL
) STRICT;

CREATE INDEX run_by_experiment ON run (experiment_id, lifecycle_stage, start_time);

CREATE TABLE param (
  run_id INTEGER NOT NULL REFERENCES run (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
  run_id INTEGER NOT NULL REFERENCES run (id),
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run_id, key)
) STRICT, WITHOUT ROWID;

-- One row for each key of a run; it holds the latest point too, so that lists need no points.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run (id),
  key TEXT NOT NULL,
  value REAL NOT NULL,
  is_nan INTEGER NOT NULL,
  timestamp INTEGER NOT NULL,
  step INTEGER NOT NULL,
  UNIQUE (run_id, key)
) STRICT;

CREATE TABLE point (
  series_id INTEGER NOT NULL REFERENCES series (id),
  step INTEGER NOT NULL,
  timestamp INTEGER NOT NULL,
  value REAL NOT NULL,
  is_nan INTEGER NOT NULL,
  PRIMARY KEY (series_id, step, timestamp, value, is_nan)
) STRICT, WITHOUT ROWID;
