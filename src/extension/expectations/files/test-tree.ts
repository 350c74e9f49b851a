import { Range, TestTag, workspace, type TestController, type TestItem, type TestRunRequest, type Uri } from "vscode";
import type { FileProblem } from "../../../verify/case.ts";
import type { ListedCase, ListedFile } from "../../../verify/list-cases.ts";
import { plainLabel } from "../../window/markdown-text.ts";
import { expectationsMessages as text } from "../expectations-messages.ts";
import type { FilePlace } from "./reading.ts";

/** A case in the tree. */
export interface CaseEntry {
  readonly index: number;
  readonly item: TestItem;
  /** Its expectations, where it has several. */
  readonly parts: readonly TestItem[];
  /** What keeps it from being checked. */
  readonly problems: readonly FileProblem[];
}

/** A file in the tree. */
export interface FileEntry {
  readonly uri: Uri;
  readonly place: FilePlace;
  readonly item: TestItem;
  readonly listed: ListedFile;
  /** By the ids of their items. */
  readonly cases: ReadonlyMap<string, CaseEntry>;
}

/** The tree of the Testing view: files, their cases, the expectations of a case that has several. Items are kept as long as their names stay. */
export class TestTree {
  readonly #controller: TestController;
  readonly #files = new Map<string, FileEntry>();

  constructor(controller: TestController) {
    this.#controller = controller;
  }

  get files(): readonly FileEntry[] {
    return [...this.#files.values()];
  }

  of(uri: Uri): FileEntry | undefined {
    return this.#files.get(uri.toString());
  }

  remove(uri: Uri): void {
    this.#files.delete(uri.toString());
    this.#controller.items.delete(uri.toString());
  }

  /** Shows what a file has now. */
  show(uri: Uri, place: FilePlace, listed: ListedFile): FileEntry {
    const id = uri.toString();
    const item = this.#controller.items.get(id) ?? this.#controller.createTestItem(id, "", uri);
    item.label = plainLabel(workspace.asRelativePath(uri));
    const ofFile = listed.problems.filter(({ index }) => index === undefined);
    item.error = ofFile.length === 0 ? undefined : problemText(ofFile);
    item.range = lineRange(1);
    const cases = this.#casesOf(item, uri, listed);
    item.children.replace([...cases.values()].map((entry) => entry.item));
    if (this.#controller.items.get(id) !== item) this.#controller.items.add(item);
    const entry = { uri, place, item, listed, cases };
    this.#files.set(id, entry);
    return entry;
  }

  /** The cases that a request means, by their files. */
  wanted({ include, exclude = [] }: Pick<TestRunRequest, "include" | "exclude">): Map<FileEntry, CaseEntry[]> {
    const isIn = (items: readonly TestItem[], item: TestItem): boolean =>
      items.includes(item) || (item.parent !== undefined && isIn(items, item.parent));
    const result = new Map<FileEntry, CaseEntry[]>();
    for (const file of this.#files.values()) {
      const cases = [...file.cases.values()].filter(
        ({ item, parts }) =>
          (include === undefined || isIn(include, item) || parts.some((part) => include.includes(part))) &&
          !isIn(exclude, item),
      );
      const isWanted = include === undefined || include.includes(file.item);
      if (cases.length > 0 || (isWanted && !exclude.includes(file.item))) result.set(file, cases);
    }
    return result;
  }

  #casesOf(parent: TestItem, uri: Uri, { cases, problems }: ListedFile): Map<string, CaseEntry> {
    const ofCases = problems.flatMap((problem) =>
      problem.index === undefined ? [] : [{ ...problem, index: problem.index }],
    );
    const broken = Map.groupBy(ofCases, ({ index }) => index);
    const entries = new Map<string, CaseEntry>();
    const itemOf = (name: string): TestItem => {
      let id = name;
      for (let again = 2; entries.has(id); again++) id = `${name} ${again}`;
      return parent.children.get(id) ?? this.#controller.createTestItem(id, "", uri);
    };
    const all = [...cases, ...Array.from(broken, ([index, own]) => ({ index, own }))].sort((a, b) => a.index - b.index);
    for (const one of all) {
      const [name, line] = "own" in one ? brokenName(one.own) : [one.name, one.line];
      const item = itemOf(name);
      item.label = plainLabel(name);
      item.range = lineRange(line);
      item.sortText = String(one.index).padStart(6, "0");
      item.description = "";
      item.tags = "own" in one ? [] : tagsOf(one);
      item.error = "own" in one ? problemText(one.own) : undefined;
      const parts = "own" in one ? [] : this.#partsOf(item, uri, one);
      item.children.replace(parts);
      entries.set(item.id, { index: one.index, item, parts, problems: "own" in one ? one.own : [] });
    }
    return entries;
  }

  #partsOf(parent: TestItem, uri: Uri, { parts, ...one }: ListedCase): TestItem[] {
    return parts.map(({ label, line }, i) => {
      const item = parent.children.get(String(i)) ?? this.#controller.createTestItem(String(i), "", uri);
      item.label = plainLabel(label);
      item.range = lineRange(line);
      item.sortText = String(i).padStart(6, "0");
      item.tags = tagsOf({ ...one, parts });
      return item;
    });
  }
}

const brokenName = ([{ name, line }]: readonly FileProblem[]): [string, number] => [
  name ?? text.brokenCase(line),
  line,
];

/** What filters of the Testing view may name: a case's kind, its model and its own tags. */
const tagsOf = ({ kind, model, tags }: ListedCase): TestTag[] =>
  [...new Set([kind, model ?? "general", ...tags])].map((tag) => new TestTag(tag));

export const lineRange = (line: number): Range => new Range(line - 1, 0, line - 1, 0);

/** Problems with their lines, for a row of the tree. */
const problemText = (problems: readonly FileProblem[]): string =>
  problems.map(({ line, message }) => `${text.line(line)}: ${message}`).join("\n");
