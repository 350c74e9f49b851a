/** Keys that leave a text field, or belong to VS Code wherever they are pressed. */
const passed = /^(F\d+|ContextMenu|PrintScreen)$/;

function isTextField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}

/**
 * Keeps what is typed into a text field from VS Code, which would dispatch it as the answers' keys. Combinations with
 * Ctrl or Cmd still reach it. Listens where the field's own listeners have had their turn, and VS Code's not yet.
 */
export function keepTypingInside(target: Document): void {
  target.addEventListener("keydown", (event) => {
    if (!isTextField(event.composedPath()[0])) return;
    if (event.ctrlKey || event.metaKey || passed.test(event.key)) return;
    event.stopPropagation();
  });
}

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
