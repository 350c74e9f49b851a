import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, nothing } from "lit";
import type { AnswerCounts, CompareAction, CompareView } from "../../src/protocol/compare.ts";
import { count } from "../../src/report/format.ts";
import { countLines } from "./words.ts";

type Act = (action: CompareAction) => void;

/** The screen of a view without a pair: says what to do next. */
export function restScreen({ screen, source }: CompareView, act: Act) {
  if (screen.kind === "empty") return emptyScreen(screen.reason, act);
  return screen.kind === "finished" ? finishedScreen(source, screen.counts, screen.missing, act) : nothing;
}

function emptyScreen(reason: string, act: Act) {
  return html`<section class="rest" aria-labelledby="rest" data-testid="empty">
    <h2 id="rest" tabindex="-1">Nothing to compare yet</h2>
    ${reason === "" ? nothing : html`<p data-testid="reason">${reason}.</p>`}
    <p>
      Open a document with at least two responses to one query and run <b>Reward Lens: Compare Responses</b>, or take
      the pairs from a JSON Lines file. You see two responses at a time, in random order, and say which one is better.
    </p>
    <div class="buttons">
      ${button("compare-file", "Compare Pairs from File…", act)}
      ${button("open-document", "Open a Document…", act, true)}
    </div>
  </section>`;
}

/** @param missing how many choices a first model still needs */
function finishedScreen(source: string, counts: AnswerCounts, missing: number, act: Act) {
  const canTrain = counts.decided + counts.ties > 0;
  return html`<section class="rest" aria-labelledby="rest" data-testid="finished">
    <h2 id="rest" tabindex="-1">All pairs of ${source} are done</h2>
    <ul data-testid="summary">
      ${countLines(counts).map(([answers, what]) => html`<li><span class="count">${answers}</span> ${what}</li>`)}
    </ul>
    <p data-testid="next">${nextText(canTrain, missing)}</p>
    <div class="buttons">
      ${
        // The step that is due comes first.
        canTrain && missing === 0
          ? button("train", "Train Reward Model", act)
          : button("open-document", "Open a Document…", act)
      }
      ${button("compare-file", "Compare Pairs from File…", act, true)}
    </div>
  </section>`;
}

function nextText(canTrain: boolean, missing: number): string {
  if (!canTrain) return "No response was preferred to another one, so there is nothing to train on yet.";
  if (missing > 0)
    return `Your choices are stored. Make ${count(missing)} more in other files, then train your first model.`;
  return "Your choices are stored. Train the reward model on them, and every score in the editor becomes yours.";
}

function button(action: CompareAction, label: string, act: Act, secondary = false) {
  return html`<vscode-button ?secondary=${secondary} data-testid=${action} @click=${() => act(action)}
    >${label}</vscode-button
  >`;
}
