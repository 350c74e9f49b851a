import { html, nothing, type TemplateResult } from "lit";
import type { HeadCard } from "../../src/core/head.ts";
import { count, percent } from "../../src/model-report/words.ts";

/** The card's figures, each with its interval or its measure. */
export function figureList(card: HeadCard): TemplateResult {
  const [low, high] = card.heldOutInterval.map(percent);
  const priors = card.priors.map(({ name, alpha }) => `${name} × ${alpha.toFixed(2)}`).join(", ");
  return html`<dl data-testid="figures">
    ${figure("Right on held-out choices", percent(card.heldOutAccuracy), `90 % interval ${low} to ${high}`, "held-out")}
    ${figure("Right by length alone", percent(card.lengthBaseline), "on the same folds", "length")}
    ${figure("Choices", count(card.pairs), `over ${count(card.queries)} queries`, "choices")}
    ${figure("Calibration error", percent(card.ece), "confidence against accuracy", "ece")}
    ${figure("Held-out loss", card.heldOutLoss.toFixed(3), `nats a choice; a coin ${Math.LN2.toFixed(3)}`, "loss")}
    ${priors === "" ? nothing : figure("Prior, learnt multiple", priors, "of the starter's weights", "prior")}
  </dl>`;
}

function figure(name: string, value: string, more: string, id: string) {
  return html`<div>
    <dt>${name}</dt>
    <dd><span class="figure" data-testid="figure-${id}">${value}</span> <span class="quiet">${more}</span></dd>
  </div>`;
}
