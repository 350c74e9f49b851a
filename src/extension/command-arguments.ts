import type { Uri } from "vscode";
import * as z from "zod";
import { MOST_RANKED } from "../core/model/ranking.ts";
import type { Inspected } from "../protocol/inspector.ts";
import type { LessonStep } from "../protocol/lesson.ts";
import type { CommandName } from "./command-ids.ts";
import type { DocumentResponse } from "./documents/document-response.ts";
import type { OffsetRange } from "./documents/tracked-range.ts";

/** How much better, in the `args` of a keybinding. */
const strength = z.object({ strength: z.literal([1, 2, 3]) });
/** A view's keybindings give this for the row that is selected in it. */
export const selectedRow = "selected row";

/** What keybindings give in their `args`. Commands that are not named here are bound without. */
export const keyArguments = {
  chooseFirst: strength,
  chooseSecond: strength,
  /** Which response. */
  compareEdit: z.literal([1, 2]),
  /** Which quick tag. */
  compareToggleTag: z.int().min(1),
  /** Which place. */
  rankPlace: z.int().min(1).max(MOST_RANKED),
  versionsUse: z.literal(selectedRow),
  versionsRename: z.literal(selectedRow),
  versionsDelete: z.literal(selectedRow),
} satisfies { readonly [N in CommandName]?: z.ZodType };

/** A row of a view: the view that made it knows its fields. */
type Row = object;
/** A head by its id, or its row in the Models view. */
type Head = string | Row;
type Key<N extends keyof typeof keyArguments> = z.infer<(typeof keyArguments)[N]>;

/**
 * What each command may be given; those that are not named here take nothing. Callers in this extension are held to it.
 * VS Code's menus, keybindings and other extensions may give anything, so a command checks what it gets.
 */
export interface CommandArguments {
  /** A query for the document in front, or a file whose query is asked for. */
  readonly setQuery: [queryOrFile?: string | Uri];
  readonly useAsQuery: [editor?: Uri];
  readonly howToMark: [document?: Uri];
  readonly openSamples: [parent?: Uri];
  readonly compareResponses: [file?: Uri];
  readonly comparePairsFromFile: [file?: Uri];
  readonly importChoices: [file?: Uri];
  readonly compareFolder: [folder?: Uri];
  readonly compareVersions: [file?: Uri];
  /** @param newResponses a file or folder */
  readonly comparePrompts: [newResponses?: Uri];
  readonly rankResponses: [source?: Uri | Row];
  readonly rankPlace: [place: Key<"rankPlace">];
  readonly queueStart: [row?: Row];
  readonly queueAddSource: [sourceOrRow?: Uri | Row, options?: { readonly name: string }];
  readonly queueShuffle: [row?: Row];
  readonly queueChooseOrder: [row?: Row];
  readonly queueRemove: [row?: Row];
  readonly queueShowSource: [row?: Row];
  readonly chooseFirst: [args?: Key<"chooseFirst">];
  readonly chooseSecond: [args?: Key<"chooseSecond">];
  readonly compareToggleTag: [tag: Key<"compareToggleTag">];
  readonly compareEdit: [response: Key<"compareEdit">];
  readonly historyOpenSource: [row?: Row];
  readonly historyShowTexts: [row?: Row];
  readonly historyRevise: [row?: Row];
  readonly historyWithdraw: [row?: Row];
  readonly historyRestore: [row?: Row];
  readonly checkDrift: [folder?: Uri];
  readonly historyKeep: [row?: Row];
  readonly historyGoToLine: [row?: Row];
  /** @param again also where no choice is new */
  readonly trainRewardModel: [again?: boolean];
  /** The name of a kind of file. */
  readonly exportChoices: [format?: string, file?: Uri];
  readonly selectHead: [head?: string];
  /** @param file of choices or responses to check it on */
  readonly verifyModel: [head?: Head, file?: Uri];
  /** A response by its document and its start. */
  readonly explainScore: [document?: Uri | string, start?: number];
  readonly clearExplanation: [document?: Uri, start?: number];
  readonly showInspector: [documentOrTexts?: Uri | string | Inspected, start?: number];
  /** @param place where the document has it */
  readonly explanationGoTo: [document: Uri, place: OffsetRange | undefined];
  /** A choice's row, or a response by its document and its start. */
  readonly addExpectation: [rowOrDocument?: Row | Uri, start?: number];
  readonly showModel: [head?: Head, options?: { readonly preserveFocus: true }];
  readonly exportReport: [head?: Head, target?: Uri, withTexts?: boolean];
  readonly versionsUse: [head?: Head];
  readonly versionsPin: [head?: Head, target?: object];
  readonly versionsRename: [head?: Head, name?: string];
  readonly versionsDelete: [head?: Head];
  readonly versionsExport: [head?: Head, folder?: Uri];
  readonly versionsImport: [folder?: Uri];
  /** @param both two rows that are selected together */
  readonly versionsCompare: [head?: Head, both?: readonly Head[]];
  readonly showReport: [head?: string];
  readonly learn: [step?: LessonStep];
  /** @param document without it the file in front is asked about again */
  readonly nameColumns: [document?: Uri];
  readonly showScore: [document: Uri, response: DocumentResponse];
}

export type ArgumentsOf<N extends CommandName> = N extends keyof CommandArguments ? CommandArguments[N] : [];
