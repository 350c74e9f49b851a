import { l10n } from "vscode";
import type { PairSource } from "./pair-source.ts";
import { plainLabel } from "../window/markdown-text.ts";

/** Why a source gives no pair, and what to do, by its kind. */
const empty: Record<PairSource["kind"], (name: string) => string> = {
  document: (name) =>
    l10n.t(
      "{0} holds no two responses to one query. Use headings (## Query, ## Response A, ## Response B), or turns (User:, Assistant:), or open a file of pairs (JSON Lines, JSON, CSV)",
      name,
    ),
  file: (name) =>
    l10n.t(
      '{0} holds no pairs. Each record must have "prompt" with "chosen" and "rejected", or with a list of "responses"',
      name,
    ),
  folder: (name) =>
    l10n.t("{0} holds no two different responses, or no query: put it into a file query.md beside them", name),
  git: (name) => l10n.t("No response in {0} differs from its version in git", name),
  texts: (name) => l10n.t("{0} holds no two different responses", name),
  queue: (name) => l10n.t("The queue {0} holds no pairs. Add a source to it in the Queue view", name),
};

/** What the queues, their view and their sources say. */
export const queueMessages = {
  empty: (kind: PairSource["kind"], name: string) => empty[kind](plainLabel(name)),
  outside: {
    ask: (name: string) => l10n.t("The queue {0} reads files outside of this folder. Read them?", plainLabel(name)),
    detail: () =>
      l10n.t(
        "The texts that you choose between are copied into .rewardlens/preferences.jsonl, which may be shared by git.",
      ),
    more: (count: number) => l10n.t("… and {0} more, which are asked about next", count),
    read: () => l10n.t("Read These Files"),
    error: (path: string) =>
      l10n.t("{0} is outside of this folder: it is read once you allow it. Start the queue to be asked", path),
  },
  noFile: (uri: string) => l10n.t("{0} is no file on this disk, and queues read nothing else", uri),
  notRegular: (path: string) => l10n.t("{0} is no regular file. Remove it from the queue", path),
  linkOut: (name: string) => l10n.t("{0} is a link out of the folder and is skipped", name),
  noText: (name: string) => l10n.t("{0} is no text and is left out", name),
  moreFiles: (count: number, most: number) => l10n.t("Of {0} files only the first {1} are read", count, most),
  noGit: () =>
    l10n.t("VS Code's git extension is off, or git is not installed. Turn git.enabled on, or compare two selections"),
  noRepository: () => l10n.t("This file is in no git repository that VS Code has open. Open the repository's folder"),
  noCommit: () => l10n.t("This repository has no commit yet. Commit the file first, then change it"),
  notInCommit: (commit: string) => l10n.t("This file is not in commit {0}. Commit it first, then change it", commit),
  untitled: () => l10n.t("This document is not saved yet. Save it first"),
  selectTwo: () =>
    l10n.t(
      "Select two responses first: with several cursors, or as one selection that holds two responses of the document or has a line --- between them",
    ),
  clipboardTwo: () =>
    l10n.t("Copy two responses with a line --- between them; or copy one and select the other one in the editor"),
  noEditor: () => l10n.t("Open a document first"),
  askQuery: () => l10n.t("The query that these responses answer"),
  selectionOf: (name: string) => l10n.t("Selection of {0}", name),
  clipboard: () => l10n.t("Clipboard"),
  pickFile: () => l10n.t("Pairs or responses (JSON Lines, JSON, CSV)"),
  pickFolder: () => l10n.t("A folder whose files are responses to one query"),
  recordFiles: () => l10n.t("Pairs or responses"),
  use: () => l10n.t("Compare"),
  add: () => l10n.t("Add"),
  whence: () => l10n.t("Where do the pairs come from?"),
  whichQueue: () => l10n.t("Which queue?"),
  newQueue: () => l10n.t("New queue"),
  queueName: () => l10n.t("A name for the queue"),
  nameNeeded: () => l10n.t("A queue needs a name"),
  from: {
    document: (name: string) => l10n.t("The responses of {0}", name),
    selection: () => l10n.t("The selected responses"),
    file: () => l10n.t("A file of pairs or responses…"),
    folder: () => l10n.t("A folder, each file a response…"),
    git: (name: string) => l10n.t("{0} as committed, against {0} as it is", name),
    clipboard: () => l10n.t("The clipboard"),
  },
  noQueues: () => l10n.t("There is no queue yet. Add pairs to one first"),
  addPairs: () => l10n.t("Add Pairs…"),
  added: (pairs: number, name: string) => l10n.t("{0} pairs added to the queue {1}", pairs, plainLabel(name)),
  start: () => l10n.t("Start"),
  alreadyThere: (name: string) => l10n.t("The queue {0} has this source already", plainLabel(name)),
  removeQueue: (name: string) => l10n.t("Remove the queue {0}?", plainLabel(name)),
  removeDetail: () => l10n.t("Only the list goes. Its choices stay in the log, and its files where they are."),
  remove: () => l10n.t("Remove"),
  shuffled: (name: string) => l10n.t("The queue {0} has a new order", plainLabel(name)),
  order: {
    pick: () => l10n.t("In which order are the pairs asked?"),
    random: () => l10n.t("Random"),
    randomDetail: () => l10n.t("Drawn once, from a seed that the queue keeps"),
    informative: () => l10n.t("Informative first"),
    informativeDetail: () => l10n.t("Those that your head would learn most from; random while there is none"),
    noHead: () => l10n.t("No head can say yet which pairs are informative: their order is random"),
    current: () => l10n.t("in use"),
  },
  askedBecause: (verdict: string, reason: string) => l10n.t("{0}. Asked because: {1}", verdict, reason),
  ranking: () => l10n.t("Looking for the pairs that your head would learn most from"),
  asked: (probability: string, bits: string) =>
    l10n.t(
      "your head gave {0} to the likelier response, so that an answer was worth {1} of at most 1 bit to it",
      probability,
      bits,
    ),
  notShown: (reason: string) => l10n.t("{0}. This is the queue's own file", reason),
  noSource: () => l10n.t("These texts were selected or copied: they stand in the queue itself"),
  view: {
    progress: (done: number, total: number) => l10n.t("{0} of {1} done · {2} left", done, total, total - done),
    finished: (total: number) => l10n.t("all {0} done", total),
    none: () => l10n.t("no pairs"),
    counting: () => l10n.t("counting…"),
    informative: () => l10n.t("informative first"),
    inFolder: (folder: string) => l10n.t("in {0}", folder),
    broken: () => l10n.t("cannot be read"),
    kind: {
      document: () => l10n.t("responses of a document"),
      file: () => l10n.t("file of pairs or responses"),
      folder: () => l10n.t("folder of responses"),
      git: (commit: string) => l10n.t("version {0} against the file as it is", commit.slice(0, 7)),
      texts: () => l10n.t("selected or copied texts"),
    },
    setAside: (count: number, line: number, message: string) =>
      l10n.t("{0} records are set aside; the first, line {1}: {2}", count, line, message),
    left: (count: number) => (count === 1 ? l10n.t("1 pair left") : l10n.t("{0} pairs left", count)),
  },
};
