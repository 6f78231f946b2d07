// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Store } from "../state/store.ts";

/** Draws its element again whenever one of the stores changes. */
export class Watch implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly stores: () => readonly Store<unknown>[];
  private ends: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, stores: () => readonly Store<unknown>[]) {
    this.host = host;
    this.stores = stores;
    host.addController(this);
  }

  hostConnected(): void {
    this.ends = this.stores().map((store) => store.subscribe(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const end of this.ends) end();
  }
}
