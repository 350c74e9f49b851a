import { window, type QuickPickItem } from "vscode";
import type { TrainingPair } from "../../training/training-pairs.ts";
import { plainWords } from "../window/markdown-text.ts";
import { modelMessages } from "./model-messages.ts";
import { shorten, signed } from "../../report/format.ts";

/** A choice behind a dot that represents several, with its Δ. */
export interface ChoiceOfDot {
  readonly pair: TrainingPair;
  readonly margin: number;
}

/** Characters of a response, which leaves room for its Δ. */
const RESPONSE = 60;
const QUERY = 90;

/** Lets a person pick one of the choices of a dot; undefined where none is picked. */
export async function pickChoice(choices: readonly ChoiceOfDot[]): Promise<TrainingPair | undefined> {
  const items = choices.map(({ pair, margin }): QuickPickItem & { readonly pair: TrainingPair } => {
    const { query, first, second, label } = pair;
    return plainWords({
      label: shorten(label >= 0.5 ? first : second, RESPONSE),
      description: `lead ${signed(margin)}`,
      detail: shorten(query, QUERY),
      pair,
    });
  });
  const title = modelMessages.pickChoice(items.length);
  return (await window.showQuickPick(items, { title, matchOnDetail: true }))?.pair;
}
