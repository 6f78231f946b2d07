-- After the data of all runs was moved.

DROP TABLE point;
DROP TABLE series;
DROP TABLE param;
DROP TABLE tag;
DROP INDEX run_by_experiment;

ALTER TABLE run DROP COLUMN name;
ALTER TABLE run DROP COLUMN user_id;
ALTER TABLE run DROP COLUMN status;
ALTER TABLE run DROP COLUMN start_time;
ALTER TABLE run DROP COLUMN end_time;
ALTER TABLE run DROP COLUMN lifecycle_stage;

CREATE INDEX run_by_experiment ON run (experiment_id);
