// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { get, queryString, send } from "./http.ts";

export interface Artifact {
  readonly path: string;
  readonly directory: boolean;
  readonly bytes: number;
}

interface WireArtifact {
  path: string;
  is_dir?: boolean;
  file_size?: number | string;
}

/** One level below `path`, sorted by path. */
export async function listArtifacts(
  runId: string,
  path?: string,
  signal?: AbortSignal,
): Promise<Artifact[]> {
  const answer = await get("artifacts/list", { run_id: runId, path }, signal);
  return ((answer as { files?: WireArtifact[] }).files ?? []).map((file) => ({
    path: file.path,
    directory: file.is_dir ?? false,
    bytes: Number(file.file_size ?? 0),
  }));
}

/** Every file of a run, folders opened. */
export async function allArtifacts(runId: string, signal?: AbortSignal): Promise<Artifact[]> {
  const files: Artifact[] = [];
  const open = async (path?: string): Promise<void> => {
    for (const artifact of await listArtifacts(runId, path, signal)) {
      if (artifact.directory) await open(artifact.path);
      else files.push(artifact);
    }
  };
  await open();
  return files;
}

export function artifactUrl(runId: string, path: string): string {
  return `/get-artifact${queryString({ run_id: runId, path })}`;
}

export async function artifactText(
  runId: string,
  path: string,
  signal?: AbortSignal,
): Promise<string> {
  return (await send(artifactUrl(runId, path), { signal })).text();
}
