import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { globSync } from "tinyglobby";
import ts from "typescript";
import { root } from "../../../scripts/lib/paths.ts";

/** The files that each file imports, types included. docs/decisions/077 says why no linter does this. */
export function importsByFile(folders: readonly string[]): Map<string, string[]> {
  const files = new Set(
    globSync(
      folders.map((folder) => `${folder}/**/*.{ts,mjs}`),
      { cwd: root },
    ),
  );
  const importsOf = (file: string) =>
    ts
      .preProcessFile(readFileSync(resolve(root, file), "utf8"))
      .importedFiles.map(({ fileName }) => relative(root, resolve(root, file, "..", fileName)).replaceAll("\\", "/"))
      .filter((imported) => files.has(imported));
  return new Map(Array.from(files, (file) => [file, importsOf(file)]));
}
