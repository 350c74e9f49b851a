import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { root } from "../../../scripts/lib/paths.ts";
import { importsByFile } from "./imports-by-file.ts";

/** Whether a file needs VS Code where it runs. */
function needsVSCode(file: string): boolean {
  const { statements } = ts.createSourceFile(file, readFileSync(resolve(root, file), "utf8"), ts.ScriptTarget.Latest);
  return statements.some(
    (it) =>
      ts.isImportDeclaration(it) &&
      ts.isStringLiteral(it.moduleSpecifier) &&
      it.moduleSpecifier.text === "vscode" &&
      it.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword,
  );
}

/** A way from each file back to itself, for those that have one; one for each circle. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): void => {
    const at = way.indexOf(file);
    if (at >= 0) return void found.push([...way.slice(at), file].join(" → "));
    if (done.has(file)) return;
    way.push(file);
    graph.get(file)?.forEach(visit);
    way.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return found;
}

it("finds a circle, and one that a file closes with itself", () => {
  const graph = { a: ["b"], b: ["c", "d"], c: ["a"], d: [], e: ["e", "a"] };
  expect(circles(new Map(Object.entries(graph)))).toEqual(["a → b → c → a", "e → e"]);
});

it("no files import each other in a circle", () => {
  const graph = importsByFile(["src", "webview", "scripts", "test"]);
  expect(graph.size).toBeGreaterThan(500);
  expect(graph.get("src/extension/extension.ts")).toContain("src/extension/api.ts");
  expect(circles(graph)).toEqual([]);
});

it("no script loads VS Code, which is only there in its own process", () => {
  expect(needsVSCode("src/extension/window/show-error.ts")).toBe(true);
  expect(needsVSCode("src/extension/window/describe-error.ts")).toBe(false);
  const graph = importsByFile(["src", "scripts"]);
  const found: string[] = [];
  const seen = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (needsVSCode(file)) found.push([...way, file].join(" → "));
    for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
  };
  for (const file of graph.keys()) if (file.startsWith("scripts/") && !file.includes("constant-lens")) visit(file, []);
  expect(found).toEqual([]);
});
