import { Diagnostic, DiagnosticSeverity, languages, Uri, type Disposable } from "vscode";
import { join } from "node:path";
import type { FileProblem } from "../../../verify/case.ts";
import { problemResult } from "../../../verify/verify.ts";
import { messages } from "../../messages.ts";
import type { FileEntry } from "./test-tree.ts";
import { lineRange } from "./test-tree.ts";

interface ProblemsOfFile {
  readonly root: string;
  /** What was listed of the file. */
  readonly written: string;
  readonly found: readonly FileProblem[];
}

/** The Problems panel lists what cannot be checked: of files as they are written, and what runs have found in those that they name. */
export class ExpectationProblems implements Disposable {
  readonly #collection = languages.createDiagnosticCollection("rewardLens.expectations");
  /** By the file of expectations that they come from. */
  readonly #problems = new Map<string, ProblemsOfFile>();

  /** What a file has, and what a run has found of these of its cases; of its other cases the problems stay while they are listed as before. */
  set({ uri, place, listed }: FileEntry, cases: readonly number[] = [], ofRun: readonly FileProblem[] = []): void {
    const key = uri.toString();
    const checked = new Set(cases);
    const written = JSON.stringify(listed);
    const before = this.#problems.get(key);
    const found = before?.written === written ? before.found : [];
    const kept = found.filter(({ index }) => cases.length === 0 || (index !== undefined && !checked.has(index)));
    const all = [...listed.problems, ...kept, ...ofRun];
    const distinct = new Map(all.map((one) => [JSON.stringify([one.file, one.line, one.message]), one]));
    this.#problems.set(key, { root: place.root, written, found: [...distinct.values()] });
    this.#show();
  }

  remove(uri: Uri): void {
    if (this.#problems.delete(uri.toString())) this.#show();
  }

  dispose(): void {
    this.#collection.dispose();
  }

  #show(): void {
    const all = [...this.#problems.values()].flatMap(({ root, found }) =>
      found.map((problem) => ({ path: join(root, problem.file), problem })),
    );
    const byPath = Map.groupBy(all, ({ path }) => path);
    this.#collection.clear();
    this.#collection.set(
      Array.from(byPath, ([path, list]) => [Uri.file(path), list.map(({ problem }) => diagnosticOf(problem))]),
    );
  }
}

function diagnosticOf(problem: FileProblem): Diagnostic {
  const range = lineRange(problem.line).with({ end: lineRange(problem.line).start.translate(0, LINE_END) });
  const diagnostic = new Diagnostic(range, problemResult(problem).reason, DiagnosticSeverity.Error);
  diagnostic.source = messages.status.name();
  return diagnostic;
}

/** VS Code cuts a range at the end of its line. */
const LINE_END = 10_000;
