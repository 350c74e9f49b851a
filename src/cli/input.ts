import { readFile } from "node:fs/promises";
import type { RecordProblem } from "../formats/found.ts";
import { InputError } from "./errors.ts";
import type { Terminal } from "./terminal.ts";

const reasons: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder; name a file",
  EACCES: "permission is missing",
  ERR_STRING_TOO_LONG: "it is larger than 512 MB; split it",
};

/** Reads a file as UTF-8, stdin for "-". Rejects with InputError that names the file and the reason. */
export async function readInput(name: string, terminal: Terminal): Promise<string> {
  if (name === "-") return terminal.readStdin();
  try {
    return await readFile(name, "utf8");
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new InputError(`Cannot read ${name}: ${reasons[code] ?? message}.`, { cause: error });
  }
}

/** Tells the problems of a file, each with its line, as compilers do. */
export function complainAbout(name: string, problems: readonly RecordProblem[], terminal: Terminal): void {
  const file = name === "-" ? "stdin" : name;
  for (const { line, message } of problems) terminal.complain(`${file}:${line}: ${message}.`);
}
