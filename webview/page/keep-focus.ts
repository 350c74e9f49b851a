/**
 * Leaves the focus on a page's <main> where a change of the page, made in this same task, takes away what has it, or makes of
 * it something that takes none. Takes no focus from elsewhere in VS Code.
 * @param page the page's element.
 */
export async function keepFocus({ shadowRoot }: Element): Promise<void> {
  if (!shadowRoot?.activeElement || !document.hasFocus()) return;
  // The browser takes the focus from what can no longer have it only once it has drawn.
  await nextFrame();
  await nextFrame();
  if (shadowRoot.activeElement || !document.hasFocus()) return;
  shadowRoot.querySelector("main")?.focus({ preventScroll: true });
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
