import { html, type TemplateResult } from "lit";
import type { HeadCard } from "../../src/core/model/head.ts";
import { headFacts, type Fact } from "../../src/report/facts.ts";

/** A value of more characters than this is set smaller. */
const LONG = 10;

/** The card's figures, each with its interval or its measure, then those measured on one's own texts, which replace its estimate. */
export function figureList(card: HeadCard, measured: readonly Fact[] = []): TemplateResult {
  const facts = headFacts(card).filter(({ id }) => id !== "unseen" || measured.length === 0);
  return html`<dl data-testid="figures">
    ${[...facts, ...measured].map(
      ({ id, name, value, range, note }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            <span class="figure ${value.length > LONG ? "small" : ""}" data-testid="figure-${id}">${value}</span>
            <span class="quiet">${[...(range ? [`90% range ${range}`] : []), ...(note ? [note] : [])].join("; ")}</span>
          </dd>
        </div>`,
    )}
  </dl>`;
}
