import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { workspace, type TextDocument } from "vscode";
import { parse } from "jsonc-parser";
import { parseYaml } from "../../formats/records/yaml-records.ts";
import { isExpectationFile } from "../../verify/expectation-files.ts";
import { workspaceFiles } from "../services/workspace-files.ts";
import { isVersionId, type HeadScope } from "./head-choice.ts";
import { isStarterName } from "./starters.ts";

/** A key of the file itself begins its line; those of cases are indented. The rest of a long file need not be read for it. */
const OF_FILE = /^model:.*$/m;

/** By document; a newer version is looked at again. */
const known = new WeakMap<TextDocument, { readonly version: number; readonly model: string | undefined }>();

/**
 * The starter or version that a file of expectations names for its cases, as the setting would name it: the Testing view judges by it, so
 * its lenses do too. Undefined for every other file, and where it names neither.
 */
export function headNamedByFile({ uri }: HeadScope): string | undefined {
  if (!isExpectationFile(uri.path)) return undefined;
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  const model = document && modelOf(document);
  if (model === undefined || isStarterName(model)) return model;
  const path = resolve(dirname(uri.fsPath), model);
  const folder = workspaceFiles()?.folder;
  const isVersion = folder !== undefined && dirname(path) === join(folder, ".rewardlens", "heads");
  // While an id is typed, its first half names no folder: that does not warn of a missing model.
  return isVersion && isVersionId(basename(path)) && existsSync(path) ? basename(path) : undefined;
}

function modelOf(document: TextDocument): string | undefined {
  const { version } = document;
  const before = known.get(document);
  if (before?.version === version) return before.model;
  const model = modelNamedIn(document.getText(), document.uri.path);
  known.set(document, { version, model });
  return model;
}

/** The model that the text of a file of expectations names above its cases. */
export function modelNamedIn(text: string, name: string): string | undefined {
  const value = name.endsWith(".json") ? (parse(text) as unknown) : yamlValue(OF_FILE.exec(text)?.[0] ?? "");
  const model = typeof value === "object" && value !== null && "model" in value ? value.model : undefined;
  return typeof model === "string" ? model : undefined;
}

function yamlValue(line: string): unknown {
  const read = parseYaml(line);
  // What is wrong with the file is said in the Testing view.
  return "value" in read ? read.value : undefined;
}
