import { createReadStream } from "node:fs";
import { access, readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Beside } from "../formats/requests-beside.ts";
import { decodeText, type DecodedText } from "../formats/text/decode-text.ts";
import type { RecordProblem } from "../formats/found.ts";
import { MAX_FILE_BYTES } from "../formats/text/limits.ts";
import { InputError, UsageError } from "./errors.ts";
import type { Terminal } from "./terminal.ts";

const reasons: Record<string, string> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder; name a file",
  EACCES: "permission is missing",
  Z_BUF_ERROR: "it is a gzip file that ends too early; copy or download it again",
};

/** Bytes of a file that are read in one step. */
const CHUNK = 1 << 20;

/** The bytes of a file, stdin for "-". Rejects with InputError that names the file and the reason. */
export async function readBytes(name: string, terminal: Terminal): Promise<Uint8Array> {
  return explained(name, async () => {
    if (name === "-") return readAtMost(terminal.stdin, MAX_FILE_BYTES);
    const file = await stat(name);
    // Of a file the size is known, so that its bytes are in memory once.
    if (file.isFile() && file.size <= MAX_FILE_BYTES) return readFile(name);
    return readAtMost(createReadStream(name, { highWaterMark: CHUNK }), MAX_FILE_BYTES);
  });
}

/** A file as it is called in messages. */
export const shownName = (file: string): string => (file === "-" ? "stdin" : file);

/** The folder of a file, which may have the requests of a batch's results; undefined for stdin. */
export function filesBeside(name: string): Beside | undefined {
  if (name === "-") return undefined;
  const folder = dirname(name);
  return {
    names: () => readdir(folder),
    async sizeOf(other) {
      const file = await stat(join(folder, other));
      return file.isFile() ? file.size : undefined;
    },
    read: (other) => readFile(join(folder, other)),
  };
}

/** Rejects with UsageError where a file that is to be written is one that is read. @param option that names it */
export async function requireUnread(option: string, path: string, files: readonly string[]): Promise<void> {
  const real = (name: string) => realpath(name).catch(() => resolve(name));
  const read = await Promise.all(files.filter((name) => name !== "-").map(real));
  if (read.includes(await real(path)))
    throw new UsageError(`error: ${option} ${path} is one of the input files: give another name`);
}

/** Refuses to replace a file that nobody said may be replaced, and one that is read in any case. */
export async function requireFree(
  option: string,
  path: string,
  files: readonly string[],
  force: true | undefined,
): Promise<void> {
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (!there) return;
  await requireUnread(option, path, files);
  if (!force) throw new InputError(`${path} is there already. Give --force to replace it, or another name.`);
}

/** Reads a file as decodeText does. Rejects as readBytes does. */
async function readInput(name: string, terminal: Terminal): Promise<DecodedText> {
  const bytes = await readBytes(name, terminal);
  return explained(name, () => decodeText(bytes));
}

/** What `read` gives; its error as an InputError that names the file. */
export async function explained<T>(name: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new InputError(`Cannot read ${shownName(name)}: ${reasons[code] ?? message}.`, {
      cause: error,
    });
  }
}

/** A response that was given on the command line, or on stdin for "-". Rejects as readInput does. */
export async function readResponse(given: string, terminal: Terminal): Promise<string> {
  if (given !== "-") return given;
  const { text, problems } = await readInput("-", terminal);
  complainAbout("-", problems, terminal);
  return text.trimEnd();
}

/** Reports the problems of a file, each with its line, as compilers do. */
export function complainAbout(name: string, problems: readonly RecordProblem[], terminal: Terminal): void {
  const file = shownName(name);
  for (const { line, message } of problems) terminal.reportProblem(`${file}:${line}: ${message}.`);
}

/**
 * The bytes of a stream up to its end, or as soon as there are more than `most`: a device or a pipe may never end. What is
 * longer than `most` bytes is refused by who asked.
 */
export async function readAtMost(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    if ((length += chunk.length) > most) break;
  }
  return Buffer.concat(chunks);
}
