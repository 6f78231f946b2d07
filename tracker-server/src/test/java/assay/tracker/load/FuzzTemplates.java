// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Valid arguments of routes, to be spoilt; single quotes stand for double ones. */
final class FuzzTemplates {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String TEXT =
      """
      /experiments/create {'name': '$new', 'tags': [{'key': 'a', 'value': 'b'}]}
      /experiments/search {'max_results': 5, 'filter': '$filter', 'order_by': ['$order'], 'view_type': 'ALL', 'page_token': '$token'}
      /experiments/get {'experiment_id': '$experiment'}
      /experiments/get-by-name {'experiment_name': 'Default'}
      /experiments/delete {'experiment_id': '$experiment'}
      /experiments/restore {'experiment_id': '$experiment'}
      /experiments/update {'experiment_id': '$experiment', 'new_name': '$new'}
      /experiments/set-experiment-tag {'experiment_id': '$experiment', 'key': 'k', 'value': 'v'}
      /experiments/delete-experiment-tag {'experiment_id': '$experiment', 'key': 'k'}
      /experiments/search-datasets {'experiment_ids': ['$experiment', '0']}
      /runs/create {'experiment_id': '$experiment', 'start_time': 1, 'run_name': 'n', 'tags': [{'key': 'a', 'value': 'b'}]}
      /runs/update {'run_id': '$run', 'status': 'FINISHED', 'end_time': 2, 'run_name': 'n'}
      /runs/get {'run_id': '$run'}
      /runs/delete {'run_id': '$run'}
      /runs/restore {'run_id': '$run'}
      /runs/search {'experiment_ids': ['$experiment'], 'filter': '$filter', 'order_by': ['$order'], 'run_view_type': 'ALL', 'max_results': 5, 'page_token': '$token'}
      /runs/log-metric {'run_id': '$run', 'key': 'loss', 'value': 0.5, 'timestamp': 1, 'step': 1, 'model_id': '$model'}
      /runs/log-parameter {'run_id': '$run', 'key': 'lr', 'value': '0.1'}
      /runs/log-batch {'run_id': '$run', 'metrics': [{'key': 'loss', 'value': 0.25, 'timestamp': 2, 'step': 2}, {'key': 'acc', 'value': 'NaN', 'timestamp': 3, 'step': -1}], 'params': [{'key': 'lr', 'value': '0.1'}], 'tags': [{'key': 't', 'value': 'u'}]}
      /runs/set-tag {'run_id': '$run', 'key': 't', 'value': 'v'}
      /runs/delete-tag {'run_id': '$run', 'key': 't'}
      /runs/log-model {'run_id': '$run', 'model_json': '{}'}
      /runs/log-inputs {'run_id': '$run', 'datasets': [{'tags': [{'key': 'mlflow.data.context', 'value': 'train'}], 'dataset': {'name': 'd', 'digest': 'x', 'source_type': 'local', 'source': 's'}}], 'models': [{'model_id': '$model'}]}
      /runs/outputs {'run_id': '$run', 'models': [{'model_id': '$model', 'step': 1}]}
      /metrics/get-history {'run_id': '$run', 'metric_key': 'loss', 'max_results': 2, 'page_token': '$token'}
      /metrics/get-history-bulk {'run_id': '$run', 'metric_key': 'loss', 'max_results': 10}
      /metrics/get-history-bulk-interval {'run_ids': '$run', 'metric_key': 'loss', 'start_step': 0, 'end_step': 9, 'max_results': 10}
      /artifacts/list {'run_id': '$run', 'path': 'a'}
      /logged-models {'experiment_id': '$experiment', 'name': 'm', 'model_type': 't', 'source_run_id': '$run', 'params': [{'key': 'a', 'value': 'b'}], 'tags': [{'key': 'a', 'value': 'b'}]}
      /logged-models/search {'experiment_ids': ['$experiment'], 'filter': '$filter', 'order_by': [{'field_name': 'name', 'ascending': true}], 'datasets': [{'dataset_name': 'd', 'dataset_digest': 'x'}], 'max_results': 3, 'page_token': '$token'}
      /logged-models/:model_id {'status': 'LOGGED_MODEL_READY'}
      /logged-models/:model_id/tags {'tags': [{'key': 'a', 'value': 'c'}]}
      /logged-models/:model_id/params {'params': [{'key': 'b', 'value': 'c'}]}
      /logged-models/:model_id/artifacts/directories {'artifact_directory_path': 'a'}
      /logged-models/:model_id/artifacts/files {'artifact_file_path': 'a/b.txt'}
      /registered-models/create {'name': '$new', 'description': 'd', 'tags': [{'key': 'a', 'value': 'b'}]}
      /registered-models/rename {'name': '$new', 'new_name': '$new'}
      /registered-models/update {'name': '$registered', 'description': 'd'}
      /registered-models/get {'name': '$registered'}
      /registered-models/delete {'name': '$new'}
      /registered-models/search {'filter': '$filter', 'order_by': '$order', 'max_results': 3, 'page_token': '$token'}
      /registered-models/set-tag {'name': '$registered', 'key': 'a', 'value': 'b'}
      /registered-models/delete-tag {'name': '$registered', 'key': 'a'}
      /registered-models/get-latest-versions {'name': '$registered', 'stages': ['None']}
      /registered-models/alias {'name': '$registered', 'alias': 'best', 'version': '1'}
      /model-versions/create {'name': '$registered', 'source': 'models:/$model', 'run_id': '$run'}
      /model-versions/transition-stage {'name': '$registered', 'version': '1', 'stage': 'Staging', 'archive_existing_versions': true}
      /model-versions/set-tag {'name': '$registered', 'version': '1', 'key': 'a', 'value': 'b'}
      /model-versions/delete-tag {'name': '$registered', 'version': '1', 'key': 'a'}
      /model-versions/update {'name': '$registered', 'version': '1', 'description': 'd'}
      /model-versions/get {'name': '$registered', 'version': '1'}
      /model-versions/delete {'name': '$registered', 'version': '9'}
      /model-versions/search {'filter': '$filter', 'order_by': '$order', 'max_results': 3, 'page_token': '$token'}
      /model-versions/get-download-uri {'name': '$registered', 'version': '1'}
      /model-versions/get-artifact {'name': '$registered', 'version': '1', 'path': 'a/b.txt'}
      /get-artifact {'run_id': '$run', 'path': 'a/b.txt'}
      /upload-artifact {'run_uuid': '$run', 'path': 'a/b.txt'}
      /mlflow-artifacts/artifacts {'path': 'a'}
      /mpu/create/ {'path': '/home/me/x.bin', 'num_parts': 3}
      /mpu/complete/ {'path': 'x.bin', 'upload_id': '$upload', 'parts': [{'part_number': 1, 'etag': 'e', 'url': 'u'}]}
      /mpu/abort/ {'path': 'x.bin', 'upload_id': '$upload'}
      /v1/keys {'experiment_id': '$experiment'}
      /v1/trials {'experiment_id': '$experiment', 'max_results': 2, 'page_token': '$token'}
      /v1/events {'after': '1'}
      /v1/runs/columns {'experiment_ids': ['$experiment'], 'columns': ['metrics.loss', 'lr', 'start_time'], 'filter': '$filter', 'order_by': ['$order'], 'max_results': 3, 'view': 'all', 'page_token': '$token'}
      /v1/series/buckets {'run_ids': ['$run'], 'keys': ['loss'], 'buckets': 9, 'first_step': 0, 'last_step': 99}
      """;

  private static final Map<String, String> BY_ENDING = parse();

  private FuzzTemplates() {}

  private static Map<String, String> parse() {
    Map<String, String> templates = new LinkedHashMap<>();
    TEXT.lines()
        .forEach(line -> {
          int space = line.indexOf(' ');
          templates.put(line.substring(0, space), line.substring(space + 1).replace('\'', '"'));
        });
    return templates;
  }

  static Set<String> endings() {
    return BY_ENDING.keySet();
  }

  static Optional<ObjectNode> find(String path, FuzzWords words) {
    return BY_ENDING.keySet().stream()
        .filter(path::endsWith)
        .findFirst()
        .map(ending -> read(words.filled(BY_ENDING.get(ending))));
  }

  static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}
