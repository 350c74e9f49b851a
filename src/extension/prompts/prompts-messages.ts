import { plural } from "../../report/format.ts";

/** What Compare Prompts says outside its page. */
export const promptsMessages = {
  title: () => "Compare Prompts",
  atRevision: (name: string, revision: string) => `${name} at ${revision}`,
  nowTitle: () => "Compare Prompts, 1 of 2: the new responses",
  beforeTitle: (now: string) => `Compare Prompts, 2 of 2: the responses to compare ${now} with`,
  thisFile: (name: string) => `This file: ${name}`,
  file: () => "A file…",
  fileDetail: () => "JSON Lines, CSV, an output of promptfoo or Inspect, or another file with queries and responses",
  folder: () => "A folder…",
  folderDetail: () => "All files with queries and responses in it",
  revision: (name: string) => `${name} at a git revision…`,
  revisionDetail: () => "As it was in a branch, a tag or a commit",
  revisionTitle: (name: string) => `The revision to compare ${name} with`,
  revisionPrompt: () => "A branch, a tag or a commit, such as main or HEAD~1",
  compare: () => "Compare",
  notOnDisk: () => "Only files on this machine's disk can be compared. Save the file first",
  noTrust: () => "Responses are compared in trusted workspaces only. Trust this one, then compare again",
  reading: (now: string, before: string) => `Comparing ${now} with ${before}`,
  cancelled: () => "Cancelled: nothing was compared. Compare again when you have time",
  nothingAt: async (name: string, folder: Promise<boolean>) =>
    (await folder)
      ? `${name} has no file with responses. Write queries and responses into a file in it, such as outputs.jsonl`
      : `There is no ${name}. Check its path, or choose a revision that has it`,
  noResponses: (name: string, problem: string) =>
    `${name} has no response that can be read${problem === "" ? "" : `: ${problem}`}. Give records with a query and a response`,
  unread: (count: number, file: string, line: number, message: string) =>
    `${plural(count, "record")} can't be read, the first in line ${line} of ${file}: ${message}`,
  inSet: (name: string, problem: string) => `${name}: ${problem}.`,
  sameSet: () => "Both sets are the same file. Choose another one, or a revision of it",
  nothingShared: (now: string, before: string) =>
    `No query has a response in both ${now} and ${before}. Responses are compared where their query is the same: let both sets answer the same queries`,
  driftTitle: (folder: string) => `Checking ${folder} for drift`,
  driftNoModel: () =>
    "Drift is measured from your own choices, and a built-in model has none of them. Train a model, or select one of yours",
  driftNoFolder: () => "No folder is open. Open the folder with your responses first",
  driftNothing: (folder: string) =>
    `${folder} has no response that can be read. Check a folder with queries and responses in it`,
  driftCancelled: () => "Cancelled: the folder was not checked",
  driftPlace: (file: string, line: number) => `${file}, line ${line}`,
  driftPick: () => "The most unlike first. Pick one to open it",
};
