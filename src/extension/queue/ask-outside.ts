import { window, type Memento } from "vscode";
import type { PairSource } from "../compare/pair-source.ts";
import { queueMessages as text } from "./queue-messages.ts";
import { accessOf, OutsideFiles, realOf, type Access } from "./source-access.ts";

/** Decides which sources of a queue may be read, before they are. */
export type SourceGate = (
  sources: readonly PairSource[],
  queue: { readonly name: string; readonly folder: string },
) => Promise<readonly Access[]>;

/** Lets only files of the folder through. */
export const onlyInside: SourceGate = (sources, { folder }) =>
  Promise.all(sources.map((source) => accessOf(source, folder)));

/** Paths that a question shows. */
const MOST_SHOWN = 10;

/** Asks about the sources outside of the folder, all of a queue at once, with the paths at which they really are. */
export function askOutside(state: Memento): SourceGate {
  const files = new OutsideFiles(state);
  return async (sources, { name, folder }) => {
    const access = () => Promise.all(sources.map((source) => files.access(source, folder)));
    const before = await access();
    const outside = sources.filter((_, i) => before[i].kind === "ask");
    if (outside.length === 0) return before;
    const paths = await Promise.all(outside.map(({ uri }) => realOf(uri)));
    const shown = paths.slice(0, MOST_SHOWN);
    if (paths.length > shown.length) shown.push(text.outside.more(paths.length - shown.length));
    const detail = `${shown.join("\n")}\n\n${text.outside.detail()}`;
    const read = text.outside.read();
    const answer = await window.showWarningMessage(text.outside.ask(name), { modal: true, detail }, read);
    if (answer !== read) return before;
    for (const source of outside) await files.allow(source, folder);
    return access();
  };
}
