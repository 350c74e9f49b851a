import { isTextField } from "./typing-guard.ts";

/** Keys that people hold down to move about. */
const moving = /^(Arrow|Page|Home$|End$|Tab$)/;

/**
 * Stops the repetitions of a held key from leaving the page: VS Code would dispatch each as an answer to the next pair.
 * Keys that move, Space where it scrolls, and what is typed into a text field still repeat.
 */
export function stopKeyRepeat(target: Window): void {
  target.addEventListener(
    "keydown",
    (event) => {
      const scrolls = event.key === " " && event.target === target.document.body;
      if (!event.repeat || moving.test(event.key) || scrolls || isTextField(event.composedPath()[0])) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
