/** Keys that people hold down to move about. */
const moving = /^(Arrow|Page|Home$|End$|Tab$)/;

/**
 * Stops the repetitions of a held key from leaving the page: VS Code would dispatch each as an answer to the next pair.
 * Keys that move, and Space where it scrolls, still repeat.
 */
export function stopKeyRepeat(target: Window): void {
  target.addEventListener(
    "keydown",
    (event) => {
      const scrolls = event.key === " " && event.target === target.document.body;
      if (!event.repeat || moving.test(event.key) || scrolls) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
