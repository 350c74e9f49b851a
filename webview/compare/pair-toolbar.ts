import { html } from "lit";
import type { ScreenOptions } from "../../src/protocol/compare.ts";
import { toggleButton } from "../page/toggle-button.ts";

export interface PairToolbar {
  readonly options: ScreenOptions;
  readonly folded: boolean;
  /** Whether more is there than is in sight, or all of it is unfolded. */
  readonly long: boolean;
  readonly change: (options: ScreenOptions) => void;
  /** What is not shown as asked: sentences for people. */
  readonly left: readonly string[];
  readonly toggleFold: () => void;
}

/** How the responses are shown, as buttons. */
export function pairToolbar({ options, folded, long, left, change, toggleFold }: PairToolbar) {
  const option = (name: keyof ScreenOptions, key: string, label: string) => {
    const pressed = options[name];
    return toggleButton({ id: name, key, label, pressed, press: () => change({ ...options, [name]: !pressed }) });
  };
  return html`<div class="shown" role="group" aria-label="How the responses are shown">
    ${option("markdown", "M", "Markdown")} ${option("differences", "D", "Differences")}
    ${toggleButton({ id: "fold", key: "F", label: "Whole texts", pressed: !folded, off: !long, press: toggleFold })}
    ${option("linked", "L", "Scroll both")}
    ${left.map((sentence) => html`<span class="quiet" data-testid="left-plain">${sentence}</span>`)}
  </div>`;
}
