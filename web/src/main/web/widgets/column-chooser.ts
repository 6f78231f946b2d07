// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { icon } from "./icons.ts";
import { LightElement } from "./light.ts";

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly shown: boolean;
}

export interface ChoiceGroup {
  readonly title: string;
  readonly note: string;
  readonly choices: readonly Choice[];
}

const LISTED = 200;

/** Which columns a table shows. Tells `columns-change` with the id, `columns-reset` without. */
@customElement("column-chooser")
export class ColumnChooser extends LightElement {
  @property({ attribute: false }) groups: readonly ChoiceGroup[] = [];
  @state() private search = "";
  @query("details") private details!: HTMLDetailsElement;

  private readonly outside = (event: Event) => {
    if (!event.composedPath().includes(this)) this.details.open = false;
  };

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.outside);
  }

  override disconnectedCallback() {
    document.removeEventListener("pointerdown", this.outside);
    super.disconnectedCallback();
  }

  override render() {
    const all = this.groups.flatMap(({ choices }) => choices);
    const shown = all.filter((choice) => choice.shown).length;
    return html`<details class="pop" @keydown=${this.key}>
      <summary class="btn">
        ${icon("columns")} Columns <span class="n">${shown} of ${all.length}</span>
      </summary>
      <div class="float chooser" role="dialog" aria-label="Columns">
        <label class="filter">
          ${icon("search", "s")}<input
            class="q"
            placeholder="Find a column"
            aria-label="Find a column"
            @input=${(event: InputEvent) =>
              (this.search = (event.target as HTMLInputElement).value)}
          />
        </label>
        <div class="cgs">${this.groups.map((group) => this.group(group))}</div>
        <div class="row small muted chooser-end">
          <span class="grow">Saved in the link.</span>
          <button class="btn quiet" @click=${() => this.tell("columns-reset")}>Reset</button>
        </div>
      </div>
    </details>`;
  }

  private group({ title, note, choices }: ChoiceGroup) {
    const wanted = this.search.toLowerCase();
    const found = choices.filter(({ name }) => name.toLowerCase().includes(wanted));
    if (found.length === 0) return "";
    return html`<fieldset class="cg">
      <legend>${title} <span class="faint">${note}</span></legend>
      ${found.slice(0, LISTED).map((choice) => this.choice(choice))}
      ${found.length > LISTED ? html`<p class="note">showing ${LISTED} of ${found.length}</p>` : ""}
    </fieldset>`;
  }

  private choice({ id, name, hint, shown }: Choice) {
    return html`<label class="cr">
      <input type="checkbox" .checked=${shown} @change=${() => this.tell("columns-change", id)} />
      <span class="grow mono">${name}</span><span class="faint">${hint}</span>
    </label>`;
  }

  private key(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    this.details.open = false;
    this.querySelector("summary")?.focus();
  }

  private tell(type: string, id?: string) {
    this.dispatchEvent(new CustomEvent(type, { detail: id }));
  }
}
