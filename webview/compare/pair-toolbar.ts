import { html, nothing } from "lit";
import type { ScreenOptions } from "../../src/protocol/compare.ts";
import { toggleButton } from "../page/toggle-button.ts";

export interface PairToolbar {
  readonly options: ScreenOptions;
  readonly folded: boolean;
  /** Whether there is something to unfold, or it is unfolded. */
  readonly long: boolean;
  readonly change: (options: ScreenOptions) => void;
  readonly toggleFold: () => void;
}

/** How the responses are shown, as buttons. */
export function pairToolbar({ options, folded, long, change, toggleFold }: PairToolbar) {
  const option = (name: keyof ScreenOptions, key: string, label: string) => {
    const pressed = options[name];
    return toggleButton({ id: name, key, label, pressed, press: () => change({ ...options, [name]: !pressed }) });
  };
  return html`<div class="shown" role="group" aria-label="How the responses are shown">
    ${option("markdown", "M", "Markdown")} ${option("differences", "D", "Differences")}
    ${
      long ? toggleButton({ id: "fold", key: "F", label: "Whole texts", pressed: !folded, press: toggleFold }) : nothing
    }
    ${long && !folded ? html`<span class="linked">${option("linked", "L", "Scroll together")}</span>` : nothing}
  </div>`;
}
