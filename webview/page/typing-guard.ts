/** Keys that leave a text field, or belong to VS Code wherever they are pressed. */
const passed = /^(F\d+|ContextMenu|PrintScreen)$/;

export function isTextField(target: EventTarget | undefined): boolean {
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
