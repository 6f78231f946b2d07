// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import { type CurveGroup, curveGroups } from "../state/curves.ts";
import { columnDecimals, fixed } from "../state/format.ts";
import { kindOf, numberTag } from "../state/kind.ts";
import type { RunData } from "../state/run-model.ts";
import "../widgets/line-chart.ts";

const SHOWN = 12;

/** The courses of all metrics, train and validation of the same one in one chart. */
export function charts({ run, question, histories }: RunData) {
  const groups = curveGroups(histories, question?.metric);
  if (groups.length === 0) return waiting(kindOf(run), run.endTime, histories.size);
  const planned = numberTag(run, "assay.epochs") ?? 0;
  const xName = kindOf(run) === "fit" ? "epoch" : "step";
  const running = run.endTime === undefined;
  return html`<div class="two">
      ${groups.slice(0, SHOWN).map((group) => chart(group, xName, running ? planned : 0))}
    </div>
    ${
      groups.length > SHOWN
        ? html`<p class="note">
            showing ${SHOWN} of ${groups.length} charts; the table has them all
          </p>`
        : ""
    }`;
}

function waiting(kind: string, endTime: number | undefined, histories: number) {
  if (kind === "launch" || kind === "trial" || histories > 0) return "";
  const text = endTime === undefined ? "Curves appear with the first epoch." : "No curves.";
  return html`<p class="muted">${text}</p>`;
}

function chart({ name, curves }: CurveGroup, xName: string, planned: number) {
  const finite = curves
    .flatMap(({ points }) => points.map(({ value }) => value))
    .filter(Number.isFinite);
  const decimals = Math.max(2, columnDecimals(finite, []));
  const lines = curves.map(({ label, points }, index) => ({ label, slot: index + 1, points }));
  const gaps = curves.some(({ points }) => points.some(({ value }) => !Number.isFinite(value)));
  const note = gaps ? "× not finite" : `by ${xName}`;
  return html`<line-chart
    name=${name}
    note=${note}
    xName=${xName}
    .planned=${planned}
    .lines=${lines}
    .format=${(value: number) => fixed(value, Math.min(4, decimals))}
  ></line-chart>`;
}
