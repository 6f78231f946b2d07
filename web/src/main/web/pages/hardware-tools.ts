// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html, type TemplateResult } from "lit";
import type { Across } from "../client/hardware.ts";
import { counted } from "../state/format.ts";
import { DIMENSIONS, type HardwareData, type HardwareView, modelsOf } from "../state/hardware.ts";
import { when } from "../state/time.ts";
import { icon } from "../widgets/icons.ts";
import { ACROSS_WORDS } from "./hardware-words.ts";

export interface HardwareChoices {
  show(change: Partial<HardwareView>): void;
}

/** What is compared with what, over which experiments. */
export function hardwareTools(
  data: HardwareData,
  view: HardwareView,
  choices: HardwareChoices,
): TemplateResult {
  const { report } = data;
  return html`<div class="row wrap hw-tools">
    ${report ? baseline(data, choices) : ""}
    <div class="field" role="group" aria-label="compare">
      compare
      <span class="seg">
        ${DIMENSIONS.map(
          (word) =>
            html`<button
              aria-pressed=${word === view.across}
              @click=${() => choose(word, view, choices)}
            >
              ${ACROSS_WORDS[word]}
            </button>`,
        )}
      </span>
    </div>
    ${report ? model(report, view, choices) : ""} ${experiments(data, choices)}
    <span class="grow"></span>
    ${report ? html`<span class="small muted">${measured(report)}</span>` : ""}
  </div>`;
}

/** Another dimension has other columns, so the baseline goes. */
function choose(across: Across, view: HardwareView, { show }: HardwareChoices): void {
  if (across !== view.across) show({ across, baseline: undefined });
}

function measured({
  measurements,
  last_time: last,
}: {
  measurements: number;
  last_time?: number;
}): string {
  const count = counted(measurements, "measurement");
  return last === undefined ? count : `${count}, ${when(last, Date.now())}`;
}

function baseline({ report }: HardwareData, { show }: HardwareChoices) {
  return html`<label class="field"
    >baseline
    <select
      class="btn"
      @change=${({ target }: Event) => show({ baseline: (target as HTMLSelectElement).value })}
    >
      ${report!.columns.map(
        ({ label }) =>
          html`<option value=${label} .selected=${label === report!.baseline}>${label}</option>`,
      )}
    </select></label
  >`;
}

function model(
  report: NonNullable<HardwareData["report"]>,
  view: HardwareView,
  { show }: HardwareChoices,
) {
  const models = modelsOf(report);
  if (models.length < 2) return "";
  const change = ({ target }: Event) =>
    show({ model: (target as HTMLSelectElement).value || undefined });
  return html`<label class="field"
    >model
    <select class="btn" @change=${change}>
      <option value="" .selected=${view.model === undefined}>all ${models.length}</option>
      ${models.map(
        (name) => html`<option value=${name} .selected=${name === view.model}>${name}</option>`,
      )}
    </select></label
  >`;
}

/** At least one stays chosen. */
function experiments({ known, chosen }: HardwareData, { show }: HardwareChoices) {
  const toggle = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id];
    show({ experiments: next, baseline: undefined });
  };
  const first = known.find(({ id }) => chosen.includes(id))?.name ?? "";
  const label = chosen.length > 1 ? `${chosen.length} experiments` : first;
  return html`<details class="pop">
    <summary class="btn" aria-label="experiments: ${label}">${label} ${icon("down", "s")}</summary>
    <div class="float hw-choice">
      ${known.map(
        ({ id, name }) =>
          html`<label class="cr"
            ><input
              type="checkbox"
              .checked=${chosen.includes(id)}
              ?disabled=${chosen.length === 1 && chosen.includes(id)}
              @change=${() => toggle(id)}
            />
            ${name}</label
          >`,
      )}
    </div>
  </details>`;
}
