// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

const PREFIX = "/ajax-api/2.0/mlflow/";

export type Parameters = Readonly<Record<string, string | number | readonly string[] | undefined>>;

interface Refusal {
  /** method and path, as people may report it */
  readonly request: string;
  /** HTTP status; 0 where there was no answer at all */
  readonly status: number;
  /** the tracker's `error_code`; empty where there was none */
  readonly code: string;
  readonly requestId: string;
}

/** A request that gave no usable answer: the tracker is away, or it said no. */
export class RequestError extends Error {
  readonly request: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;

  constructor(message: string, refusal: Refusal) {
    super(message);
    this.request = refusal.request;
    this.status = refusal.status;
    this.code = refusal.code;
    this.requestId = refusal.requestId;
  }

  /** Whether the same request may work a little later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function get(path: string, parameters: Parameters, signal?: AbortSignal) {
  const query = queryString(parameters);
  return json(PREFIX + path + query, { signal });
}

export function post(path: string, body: unknown, signal?: AbortSignal) {
  const headers = { "Content-Type": "application/json" };
  return json(PREFIX + path, { method: "POST", headers, body: JSON.stringify(body), signal });
}

async function json(url: string, init: RequestInit): Promise<unknown> {
  const response = await send(url, init);
  return response.json();
}

/** Any answer but a good one is thrown as {@link RequestError}; an abort stays an abort. */
export async function send(url: string, init: RequestInit = {}): Promise<Response> {
  const request = `${init.method ?? "GET"} ${url.split("?")[0]}`;
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new RequestError("The tracker did not answer.", silence(request));
  }
  if (response.status === 401) signIn();
  if (!response.ok) throw await refusal(response, request);
  return response;
}

/** A tracker that asks for tokens has a page for it, which leads back here. */
function signIn(): void {
  const here = location.pathname + location.search;
  location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

function silence(request: string): Refusal {
  return { request, status: 0, code: "", requestId: "" };
}

async function refusal(response: Response, request: string): Promise<RequestError> {
  const requestId = response.headers.get("X-Request-Id") ?? "";
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const fallback = response.status >= 500 ? "The tracker failed." : "The tracker refused this.";
  const message = typeof body["message"] === "string" ? body["message"] : fallback;
  const code = typeof body["error_code"] === "string" ? body["error_code"] : "";
  return new RequestError(message, { request, status: response.status, code, requestId });
}

export function queryString(parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) query.append(name, String(one));
  }
  const text = query.toString();
  return text ? `?${text}` : "";
}
