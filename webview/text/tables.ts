/**
 * Lets the keyboard reach the tables that are wider than the frame of their text, and names them: they scroll sideways.
 * Not those that a fold hides.
 */
export function letTablesScroll(frame: HTMLElement, folded: boolean): void {
  const end = folded ? frame.getBoundingClientRect().bottom : Infinity;
  for (const table of frame.querySelectorAll<HTMLElement>(".table")) {
    const scrolls = table.scrollWidth > table.clientWidth && table.getBoundingClientRect().top < end;
    table.tabIndex = scrolls ? 0 : -1;
    for (const [name, value] of Object.entries({ role: "group", "aria-label": "Table, scrolls sideways" }))
      if (scrolls) table.setAttribute(name, value);
      else table.removeAttribute(name);
  }
}
