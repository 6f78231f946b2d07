# SPDX-FileCopyrightText: The Assay developers
# SPDX-License-Identifier: Apache-2.0
"""What people do with MLflow's Python client, against the tracker whose address is the argument."""

import json
import sys

import mlflow
from mlflow.entities import Dataset, DatasetInput, InputTag

mlflow.set_tracking_uri(sys.argv[1])
client = mlflow.MlflowClient()

mlflow.set_experiment("from python")
with mlflow.start_run() as run:
    mlflow.log_param("lr", 0.1)
    for step in range(3):
        mlflow.log_metrics({"loss": 1.0 / (step + 1), "gap": float("nan")}, step=step)
    mlflow.set_tag("colour", "grün 🟢")
    mlflow.log_text("hello", "notes/größe 1.txt")
run_id = run.info.run_id
iris = Dataset(name="iris", digest="1", source_type="file", source="/iris.csv")
client.log_inputs(run_id, [DatasetInput(iris, [InputTag("mlflow.data.context", "train")])])

client.create_registered_model("net", tags={"team": "blue"})
version = client.create_model_version("net", run.info.artifact_uri + "/notes", run_id)
client.set_registered_model_alias("net", "best", version.version)

read = client.search_runs(
    [run.info.experiment_id],
    "metrics.loss < 0.5 AND datasets.name = 'iris'",
    order_by=["metrics.loss"],
)[0]
print(
    json.dumps(
        {
            "status": read.info.status,
            "params": read.data.params,
            "loss": read.data.metrics["loss"],
            "gap": str(read.data.metrics["gap"]),
            "points": len(client.get_metric_history(run_id, "loss")),
            "colour": read.data.tags["colour"],
            "datasets": [it.dataset.name for it in read.inputs.dataset_inputs],
            "files": [it.path for it in client.list_artifacts(run_id, "notes")],
            "text": mlflow.artifacts.load_text(run.info.artifact_uri + "/notes/größe 1.txt"),
            "best": client.get_model_version_by_alias("net", "best").run_id == run_id,
            "models": [it.name for it in client.search_registered_models("tags.team = 'blue'")],
        }
    )
)
