// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { Store } from "./store.ts";

export interface Place {
  readonly path: string;
  readonly parameters: URLSearchParams;
}

/** Looks that a link may carry; they stay while people move about. */
const KEPT = ["theme", "density"];

/** Where the page is: the address bar, as a store. */
class Router extends Store<Place> {
  start(): void {
    this.read();
    window.addEventListener("popstate", () => this.read());
    document.addEventListener("click", (event) => this.followLink(event));
  }

  /** A new entry of the history. */
  go(path: string, parameters = new URLSearchParams()): void {
    for (const name of KEPT) {
      const value = this.value.parameters.get(name);
      if (value !== null && !parameters.has(name)) parameters.set(name, value);
    }
    history.pushState(null, "", address(path, parameters));
    this.read();
  }

  /** The same page with other parameters; `replace` leaves no trace in the history. */
  show(parameters: URLSearchParams, replace: boolean): void {
    const url = address(this.value.path, parameters);
    if (url === location.pathname + location.search) return;
    if (replace) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
    this.read();
  }

  private read(): void {
    const parameters = new URLSearchParams(location.search);
    this.set({ path: location.pathname, parameters });
  }

  private followLink(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest("a");
    if (!link || !isPage(link)) return;
    event.preventDefault();
    const url = new URL(link.href);
    this.go(url.pathname, url.searchParams);
  }
}

function isPage(link: HTMLAnchorElement): boolean {
  if (link.target || link.hasAttribute("download")) return false;
  if (link.getAttribute("href")?.startsWith("#")) return false;
  const url = new URL(link.href);
  return url.origin === location.origin && /^\/($|e\/|r\/|hardware)/.test(url.pathname);
}

/** Commas and colons of lists stay readable. */
function address(path: string, parameters: URLSearchParams): string {
  const query = parameters.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return query ? `${path}?${query}` : path;
}

export const router = new Router({ path: "/", parameters: new URLSearchParams() });
