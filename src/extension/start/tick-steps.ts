import { Disposable, window } from "vscode";
import { contextKeys } from "../contributions.ts";
import { setContext } from "../window/commands.ts";
import { debounced } from "../window/debounced.ts";

/** VS Code has read the walkthroughs by then, and shows one of them. */
const SHOWN_MS = 500;

/**
 * Ticks the steps of a walkthrough that were done before it was shown: VS Code reads walkthroughs when the first one is shown, and ticks a step only when
 * its context becomes true after that. So the steps also wait for a context that is true for a moment after a walkthrough was shown.
 */
export function tickSteps(): Disposable {
  const end = debounced(() => void setContext(contextKeys.shown, false), SHOWN_MS);
  const begin = debounced(() => {
    void setContext(contextKeys.shown, true);
    end();
  }, SHOWN_MS);
  const tabs = window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
    // The API has no kind for the tab of a walkthrough.
    if ([...opened, ...changed].some(({ input }) => input === undefined)) begin();
  });
  return Disposable.from(tabs, begin, end);
}
