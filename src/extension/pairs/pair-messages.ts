import type { PairSource } from "./pair-source.ts";
import { plural } from "../../report/format.ts";
import { plainLabel } from "../window/markdown-text.ts";

/** Why a source gives no pair, and what to do, by its kind. */
const empty: Record<PairSource["kind"], (name: string) => string> = {
  document: (name) =>
    `No two responses to one query in ${name}: looked for headings such as Prompt and Response, chats, and records. How to Mark Responses shows more`,
  file: (name) =>
    `No pairs in ${name}: looked for records with a query and two responses. How to Mark Responses shows more`,
  folder: (name) =>
    `${name} has no two different responses, or no query. Put the query into a file query.md next to them`,
  git: (name) => `No response in ${name} differs from its version in git`,
  texts: (name) => `${name} has no two different responses`,
  queue: (name) => `The queue ${name} has no pairs. Add a source to it in the Queue view`,
};

/** What the queues, their view and their sources say. */
export const pairMessages = {
  empty: (kind: PairSource["kind"], name: string) => empty[kind](plainLabel(name)),
  outside: {
    ask: (name: string) => `The queue ${plainLabel(name)} reads files outside of this folder. Read them?`,
    detail: () =>
      "The texts that you choose between are copied into .rewardlens/preferences.jsonl, which may be shared by git.",
    more: (count: number) => `… and ${count} more, which are asked about next`,
    read: () => "Read These Files",
    error: (path: string) =>
      `${path} is outside of this folder. It is read after you allow it. Start the queue to be asked`,
  },
  noFolder: () => "Open a folder to keep choices: they are stored in its .rewardlens",
  whichFolder: () => "Folder that keeps these choices",
  openFolder: () => "Open Folder…",
  notTrusted: () => "Choices are written in trusted workspaces only. Trust this workspace first",
  manageTrust: () => "Manage Trust",
  allFiles: () => "All files",
  problems: (count: number, name: string, line: number, message: string) =>
    count === 1
      ? `Line ${line} of ${name} was skipped: ${message}`
      : `${count} lines of ${name} were skipped; the first, line ${line}: ${message}`,
  showProblems: () => "Show Problems",
  logProblems: (count: number, path: string, line: number, message: string) =>
    `${plural(count, "line")} of ${path} skipped; the first, line ${line}: ${message}`,
  cannotRead: (name: string, reason: string) => `${name} cannot be read: ${reason}`,
  noFile: (uri: string) => `${uri} is not a file on this disk; queues read only those`,
  notRegular: (path: string) => `${path} is not a regular file. Remove it from the queue`,
  linkOut: (name: string) => `${name} is a link out of the folder and is skipped`,
  noText: (name: string) => `${name} is not text; skipped`,
  moreFiles: (count: number, most: number) => `Of ${count} files only the first ${most} are read`,
  noGit: () =>
    "VS Code's git extension is off, or git is not installed. Turn git.enabled on, or compare two selections",
  noRepository: () => "This file is not in a git repository that VS Code has open. Open the repository's folder",
  noCommit: () => "This repository has no commit yet. Commit the file first, then change it",
  notInCommit: (commit: string) => `This file is not in commit ${commit}. Commit it first, then change it`,
  untitled: () => "This document is not saved yet. Save it first",
  selectTwo: () =>
    "Select two responses first: with several cursors, or as one selection that contains two responses of the document or has a line --- between them",
  clipboardTwo: () =>
    "Copy two responses with a line --- between them; or copy one and select the other one in the editor",
  noEditor: () => "Open a document first",
  selectionOf: (name: string) => `Selection of ${name}`,
  clipboard: () => "Clipboard",
  pickFile: () => "Pairs or responses (JSON Lines, JSON, CSV)",
  pickFolder: () => "A folder whose files are responses to one query",
  recordFiles: () => "Pairs or responses",
  use: () => "Compare",
  pickSource: () => "Choose the source of the pairs",
  whichQueue: () => "Which queue?",
  newQueue: () => "New queue",
  queueName: () => "A name for the queue",
  nameNeeded: () => "A queue needs a name",
  from: {
    document: (name: string) => `The responses of ${name}`,
    selection: () => "The selected responses",
    file: () => "A file of pairs or responses…",
    folder: () => "A folder, each file a response…",
    git: (name: string) => `${name} as committed, against ${name} as it is`,
    clipboard: () => "The clipboard",
  },
  noQueues: () => "There is no queue yet. Add pairs to one first",
  addPairs: () => "Add Pairs…",
  added: (pairs: number, name: string) => `${plural(pairs, "pair")} added to the queue ${plainLabel(name)}`,
  start: () => "Start",
  alreadyThere: (name: string) => `The queue ${plainLabel(name)} has this source already`,
  removeQueue: (name: string) => `Remove the queue ${plainLabel(name)}?`,
  removeDetail: () => "Only the list goes. Its choices stay in the log, and its files where they are.",
  remove: () => "Remove",
  shuffled: (name: string) => `The queue ${plainLabel(name)} has a new order`,
  order: {
    pick: () => "Order of the pairs",
    random: () => "Random",
    randomDetail: () => "Drawn once, from a seed that the queue keeps",
    informative: () => "Informative first",
    informativeDetail: () => "The pairs that your model would learn most from; random until there is a model",
    noHead: () => "Not enough choices to pick informative pairs; using random order",
    current: () => "in use",
  },
  askedBecause: (verdict: string, reason: string) => `${verdict}. Asked because ${reason}`,
  ranking: () => "Looking for the pairs that your model would learn most from",
  asked: (probability: string) => `your model was unsure here (${probability})`,
  notShown: (reason: string) => `${reason}. This is the queue's own file`,
  noSource: () => "These texts were selected or copied: they are stored in the queue",
  view: {
    progress: (done: number, total: number) => `${done} of ${total} done · ${total - done} left`,
    finished: (total: number) => `all ${total} done`,
    none: () => "no pairs",
    informative: () => "informative first",
    inFolder: (folder: string) => `in ${folder}`,
    broken: () => "cannot be read",
    kind: {
      document: () => "responses of a document",
      file: () => "file of pairs or responses",
      folder: () => "folder of responses",
      git: (commit: string) => `version ${commit.slice(0, 7)} against the file as it is`,
      texts: () => "selected or copied texts",
    },
    left: (count: number) => (count === 1 ? "1 pair left" : `${count} pairs left`),
  },
};
