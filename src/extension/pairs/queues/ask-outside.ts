import { window, type Memento } from "vscode";
import { escapeHidden } from "../../../core/features/hidden-characters.ts";
import type { PairSource } from "../pair-source.ts";
import { pairMessages as text } from "../pair-messages.ts";
import { accessOf, OutsideFiles, realOf, type Access } from "./source-access.ts";

/** Decides which sources of a queue may be read, before they are. */
export type SourceGate = (
  sources: readonly PairSource[],
  queue: { readonly name: string; readonly folder: string },
) => Promise<readonly Access[]>;

/** Lets only files of the folder through. */
export const onlyInside: SourceGate = (sources, { folder }) =>
  Promise.all(sources.map((source) => accessOf(source, folder)));

/** Paths that a question shows; none is read that was not shown. */
const MOST_SHOWN = 10;

/**
 * Asks about the sources outside of the folder, with the paths at which they really are: a question for every ten, until
 * the person turns away.
 */
export function askOutside(state: Memento): SourceGate {
  const files = new OutsideFiles(state);
  return async (sources, { name, folder }) => {
    const access = () => Promise.all(sources.map((source) => files.access(source, folder)));
    const before = await access();
    const outside = sources.filter((_, i) => before[i].kind === "ask");
    for (let from = 0; from < outside.length; from += MOST_SHOWN) {
      const some = outside.slice(from, from + MOST_SHOWN);
      const left = outside.length - from - some.length;
      if (!(await mayRead(some, name, left))) break;
      for (const source of some) await files.allow(source, folder);
    }
    return access();
  };
}

async function mayRead(sources: readonly PairSource[], name: string, left: number): Promise<boolean> {
  const paths = await Promise.all(sources.map(({ uri }) => realOf(uri)));
  const shown = paths.map((path) => escapeHidden(path.replaceAll("\n", "\\n")));
  if (left > 0) shown.push(text.outside.more(left));
  const detail = `${shown.join("\n")}\n\n${text.outside.detail()}`;
  const read = text.outside.read();
  return (await window.showWarningMessage(text.outside.ask(name), { modal: true, detail }, read)) === read;
}
