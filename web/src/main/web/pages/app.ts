// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, nothing } from "lit";
import { customElement, query } from "lit/decorators.js";
import { router } from "../state/router.ts";
import { flipTheme } from "../state/theme.ts";
import { brandMark, icon } from "../widgets/icons.ts";
import "../widgets/key-help.ts";
import type { KeyHelp } from "../widgets/key-help.ts";
import { LightElement } from "../widgets/light.ts";
import { Keys } from "./keys.ts";
import "./live-chip.ts";
import { pageFor } from "./routes.ts";
import { Watch } from "./watch.ts";

/** The frame around every page: where in Assay, whether live, theme and keys. */
@customElement("assay-app")
export class AssayApp extends LightElement {
  @query("key-help") private help!: KeyHelp;
  private path: string | undefined;
  private readonly keys = new Keys({ help: () => this.help.show() });

  constructor() {
    super();
    new Watch(this, () => [router]);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.keys.start();
  }

  override disconnectedCallback() {
    this.keys.stop();
    super.disconnectedCallback();
  }

  override render() {
    const { path } = router.value;
    return html`<a class="skip" href="#main">Skip to content</a>
      <header class="bar">
        <a class="brand" href="/">${brandMark}Assay</a>
        <nav class="nav" aria-label="Main">
          <a href="/" aria-current=${path === "/" ? "page" : nothing}>Overview</a>
          <a href="/hardware" aria-current=${path.startsWith("/hardware") ? "page" : nothing}
            >Hardware</a
          >
        </nav>
        <span class="grow spacer"></span>
        <live-chip></live-chip>
        <button
          class="btn quiet icon"
          aria-label="light or dark"
          title="light or dark (t)"
          @click=${flipTheme}
        >
          ${icon("half")}
        </button>
        <button
          class="btn quiet icon hide-s"
          aria-label="keys"
          title="keys (?)"
          @click=${() => this.help.show()}
        >
          ${icon("question")}
        </button>
      </header>
      <main id="main" tabindex="-1">${pageFor(path)}</main>
      <key-help></key-help>`;
  }

  override updated() {
    const { path } = router.value;
    if (this.path !== undefined && this.path !== path) this.arrive();
    this.path = path;
  }

  /** A new page starts at its top, for eyes and for screen readers. */
  private arrive() {
    window.scrollTo(0, 0);
    this.querySelector("main")?.focus({ preventScroll: true });
  }
}
