// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { html } from "lit";
import type { Run } from "../client/run.ts";
import { interval } from "../state/aggregate.ts";
import type { Column } from "../state/columns.ts";
import { count, fixed, paramText } from "../state/format.ts";
import { kindOf, stateOf } from "../state/kind.ts";
import type { Trial } from "../state/trial.ts";
import type { GridCell } from "../widgets/grid-model.ts";
import { icon } from "../widgets/icons.ts";
import { intervalBar } from "../widgets/interval-bar.ts";
import { stateMark, stateShape } from "../widgets/state-mark.ts";
import type { Sheet } from "./runs-grid.ts";

const NOTHING = html`<span class="faint">·</span>`;

export function trialCells(trial: Trial, sheet: Sheet, expanded: boolean | undefined): GridCell[] {
  const cells = [nameCell(trial, expanded), fitsCell(trial)];
  sheet.columns.forEach((column, index) => {
    const start = sheet.columns[index - 1]?.group !== column.group ? "gs" : "";
    if (column.group === "param") cells.push(paramCell(trial, column, start));
    else cells.push(...metricCells(trial, column, sheet, start));
  });
  return cells;
}

function nameCell(trial: Trial, expanded: boolean | undefined): GridCell {
  const twisty =
    expanded === undefined
      ? html`<span class="tw"></span>`
      : html`<button
          class="tw"
          tabindex="-1"
          aria-label="${expanded ? "hide" : "show"} fits of ${trial.name}"
        >
          ${icon(expanded ? "down" : "right", "s")}
        </button>`;
  return {
    content: html`${twisty}<a
        class="plain"
        tabindex="-1"
        href="/r/${trial.run.id}"
        title=${trial.name}
        >${trial.name}</a
      >${mark(trial)}`,
  };
}

function mark({ chosen, baseline, state }: Trial) {
  if (chosen) {
    return html`<span class="chosen" title="chosen"
      >${icon("star", "s")}<span class="sr">chosen</span></span
    >`;
  }
  if (baseline) return html`<span class="micro faint"> baseline</span>`;
  return state === "running" ? html` ${stateShape(state)}` : "";
}

function fitsCell({ fits, state }: Trial): GridCell {
  if (!fits) return { content: stateMark(state) };
  const failed = fits.failed
    ? html`<span class="bad" title="${fits.failed} failed"
        >${count(fits.done)}<span class="sr"> with ${fits.failed} failed</span></span
      >`
    : count(fits.done);
  return {
    content: html`${failed}<span class="pm">/${count(fits.total)}</span>`,
    className: "num",
  };
}

function paramCell(trial: Trial, column: Column, start: string): GridCell {
  const value = trial.run.params.get(column.key);
  if (value === undefined) return { content: NOTHING, className: `${start} num` };
  const numeric = value !== "" && Number.isFinite(Number(value));
  const content = html`<span title=${value}>${paramText(value)}</span>`;
  return { content, className: `${start} ${numeric ? "num" : ""}` };
}

function metricCells(trial: Trial, column: Column, sheet: Sheet, start: string): GridCell[] {
  if (column.id === "wall") return [wallCell(trial, column, start)];
  const aggregate = trial.metrics.get(column.key);
  const bar = column.main && sheet.scale;
  if (!aggregate) {
    const missing = { content: NOTHING, className: `num ${start}` };
    return bar ? [missing, { content: "" }] : [missing];
  }
  const mean = fixed(aggregate.mean / column.scale, column.decimals);
  const sd =
    column.group === "metric" && aggregate.sd !== undefined
      ? html` <span class="pm">± ${fixed(aggregate.sd / column.scale, column.decimals)}</span>`
      : "";
  const best = sheet.best.get(column.id) === mean ? "best" : "";
  const value = { content: html`${mean}${sd}`, className: `num ${start} ${best}` };
  if (!bar) return [value];
  const drawn = intervalBar(
    { mean: aggregate.mean, ...interval(aggregate) },
    bar,
    sheet.leaderMean,
  );
  return [value, { content: drawn, className: "ib" }];
}

function wallCell({ wall }: Trial, column: Column, start: string): GridCell {
  const content = wall === undefined ? NOTHING : fixed(wall / 1000, column.decimals);
  return { content, className: `num ${start}` };
}

/** A fit below its trial: key and seed under the parameters, its own scores under the means. */
export function fitCells(fit: Run, sheet: Sheet): GridCell[] {
  const params = sheet.columns.filter(({ group }) => group === "param").length;
  const cells: GridCell[] = [
    {
      content: html`<a class="plain" tabindex="-1" href="/r/${fit.id}">${fit.name}</a>`,
      className: "ft",
    },
    { content: stateShape(stateOf(fit)), className: "num" },
  ];
  if (params) cells.push({ content: about(fit), className: "gs", span: params });
  sheet.columns.forEach((column, index) => {
    const start = sheet.columns[index - 1]?.group !== column.group ? "gs" : "";
    if (column.group !== "param") cells.push(...scoreCells(fit, column, sheet, start));
  });
  return cells;
}

function about(fit: Run) {
  const cause = fit.tags.get("assay.cause");
  if (cause) return html`<span class="bad" title=${cause}>${cause}</span>`;
  const key = fit.tags.get("assay.key");
  const seed = fit.tags.get("assay.seed");
  if (kindOf(fit) === "run") return html`<span class="faint">${stateOf(fit)}</span>`;
  return html`<span class="mono faint">${key?.slice(0, 4) ?? ""}</span
    >${seed ? html` &nbsp;seed ${seed}` : ""}`;
}

function scoreCells(fit: Run, column: Column, sheet: Sheet, start: string): GridCell[] {
  const value =
    column.id === "wall"
      ? fit.endTime && (fit.endTime - fit.startTime) / 1000
      : fit.metrics.get(column.key)?.value;
  const bar = column.main && sheet.scale;
  if (value === undefined) {
    const missing = { content: NOTHING, className: `num ${start}` };
    return bar ? [missing, { content: "" }] : [missing];
  }
  const text = fixed(value / column.scale, column.decimals);
  const cell = { content: html`${text}${underMean(column)}`, className: `num ${start}` };
  if (!bar) return [cell];
  return [
    cell,
    { content: intervalBar({ mean: value }, bar, sheet.leaderMean, true), className: "ib" },
  ];
}

/** Scores stand under the means, not under the sds: as wide as these, but not seen. */
function underMean({ spread, decimals }: Column) {
  return spread ? html`<span class="pad" aria-hidden="true"> ± ${fixed(0, decimals)}</span>` : "";
}
