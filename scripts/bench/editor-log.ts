import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Row } from "./row.ts";

/** What the first lens of the newest window waited for, as the extension logged it. @param logs the folder of VS Code's logs */
export async function firstLensRow(logs: string): Promise<Row> {
  const names = await readdir(logs, { recursive: true });
  const texts = await Promise.all(
    names.filter((name) => name.endsWith("Reward Lens.log")).map((name) => readFile(join(logs, name), "utf8")),
  );
  const lines = texts.flatMap((text) => text.split("\n").filter((line) => line.includes("First lens: "))).sort();
  const line = lines.at(-1)?.replace(/^.*First lens: /, "");
  return { what: line ?? `first lens in parts: ${whyNone(names)}`, value: "" };
}

/** VS Code's server has its logs written by a native module, and says nothing where that was not compiled. */
function whyNone(names: readonly string[]): string {
  return names.some((name) => name.endsWith(".log"))
    ? "not logged"
    : "VS Code's server writes no logs, because its module @vscode/spdlog is not compiled";
}
