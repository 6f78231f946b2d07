-- Fewer and larger values: the data of a run in a few blobs, its points in a journal and in chunks.

-- Names of params, tags and metrics; blobs and chunks hold their numbers.
CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- The metrics of one request, until they are in chunks. Numbers are never used twice.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- Points of one key of a run, by timestamp, step and value, some 1000 of them. Chunks may overlap.
-- NaN cannot be a REAL: it is left out of min_value and max_value, and is NULL in last_value.
CREATE TABLE chunk (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run (id),
  name_id INTEGER NOT NULL REFERENCES name (id),
  seq INTEGER NOT NULL, -- 0, 1, ... for each run and name
  n INTEGER NOT NULL,
  min_step INTEGER NOT NULL,
  max_step INTEGER NOT NULL,
  min_timestamp INTEGER NOT NULL,
  max_timestamp INTEGER NOT NULL,
  min_value REAL,
  max_value REAL,
  last_value REAL,
  through INTEGER NOT NULL, -- rows of the journal up to this one add nothing to the key any more
  codec INTEGER NOT NULL, -- the form of the data
  data BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX chunk_by_series ON chunk (run_id, name_id, seq);

-- So that what belongs to a run is found when it is removed.
CREATE INDEX logged_model_metric_by_run ON logged_model_metric (run_id);

-- deleted_time: NULL in a run that is active.
ALTER TABLE run ADD COLUMN deleted_time INTEGER;

-- hot: 1 if the journal has points of the run; then latest is out of date.
ALTER TABLE run ADD COLUMN hot INTEGER NOT NULL DEFAULT 0;

-- summary: attributes, params and tags.
ALTER TABLE run ADD COLUMN summary BLOB NOT NULL DEFAULT x'';

-- latest: the latest point of each key.
ALTER TABLE run ADD COLUMN latest BLOB NOT NULL DEFAULT x'';
