import { html, nothing, type TemplateResult } from "lit";
import type { LessonAction, LessonStep, LessonView } from "../../src/protocol/lesson.ts";

interface Real {
  readonly text: string;
  readonly action: LessonAction;
  readonly label: string;
  /** Whether it keeps something, and so needs a trusted folder. */
  readonly keeps: boolean;
}

const example: Real = {
  text: "The example as a document, its scores following what you type.",
  action: "example",
  label: "Open the Example",
  keeps: false,
};
const inspect: Real = {
  text: "The inspector, A against B by the head in use: every number of E beside its weight, the sum to R, and a step of gradient descent with your η.",
  action: "inspect",
  label: "Open in Inspector",
  keeps: false,
};
const model: Real = {
  text: "The Model panel: your own choices on the curve, and how a trained head does on unseen ones.",
  action: "model",
  label: "Show Model",
  keeps: false,
};
const choices: Real = {
  text: "Your choices in the lesson's pairs, as a file not saved yet. Save it, run Import Choices…, and they are in your folder's log.",
  action: "choices",
  label: "Open My Choices as a File",
  keeps: false,
};
const compare: Real = {
  text: "Choose between responses of your own, blind; .rewardlens in your folder keeps each choice.",
  action: "compare",
  label: "Compare Pairs from File…",
  keeps: true,
};
const train: Real = {
  text: "Train a head from them, with held-out figures.",
  action: "train",
  label: "Train Reward Model",
  keeps: true,
};

const real: Record<LessonStep, readonly Real[]> = {
  why: [example],
  example: [inspect, example],
  loss: [model],
  training: [inspect, choices, compare, train],
  verify: [example, model],
};

/** The product's own views for a step; what cannot be tried in this window is said, with what would help. */
export function realThing(
  step: LessonStep,
  { trusted, folder, progress }: LessonView,
  act: (action: LessonAction) => void,
): TemplateResult {
  const kept = real[step].some(({ keeps }) => keeps);
  const button = (action: LessonAction, label: string) =>
    html`<vscode-button secondary data-testid="act-${action}" @click=${() => act(action)}>${label}</vscode-button>`;
  const cure = !kept
    ? nothing
    : !folder
      ? html`<p data-testid="cannot">
          This window has no folder. The lesson works without one, and so does scoring; choices and trained heads are
          kept in a folder, so comparing and training cannot be tried here. ${button("folder", "Open Folder…")}
        </p>`
      : !trusted
        ? html`<p data-testid="cannot">
            This folder is not trusted. The lesson and the shipped heads work in Restricted Mode; nothing is written, so
            comparing and training cannot be tried here. ${button("trust", "Manage Workspace Trust")}
          </p>`
        : nothing;
  return html`<section class="real" aria-labelledby="real-title">
    <h2 id="real-title">The real thing</h2>
    ${cure}
    <ul>
      ${real[step]
        .filter(({ keeps }) => !keeps || cure === nothing)
        .filter(({ action }) => action !== "choices" || progress.choices.some((side) => side >= 0))
        .map(({ text, action, label }) => html`<li>${text} ${button(action, label)}</li>`)}
    </ul>
  </section>`;
}
