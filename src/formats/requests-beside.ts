import { isDeepStrictEqual } from "node:util";
import type { RecordProblem } from "./found.ts";
import { idsWithoutRequest, requestsIn, type Requests } from "./named/batches.ts";
import { contentOfText, type TextContent } from "./records/text-records.ts";
import { decodeText } from "./text/decode-text.ts";

/** The folder of a file, which may have the requests of a batch's results in another file. */
export interface Beside {
  /** Names of all files in it. */
  readonly names: () => Promise<readonly string[]>;
  /** Bytes of one; undefined where it is not a regular file. */
  readonly sizeOf: (name: string) => Promise<number | undefined>;
  readonly read: (name: string) => Promise<Uint8Array>;
}

/** Files beside one that are read at most, bytes of each, and of all together. */
const [MOST_FILES, LARGEST, MOST_BYTES] = [20, 100e6, 200e6];
const BOUNDS = `of the files beside it ${MOST_FILES} are read, of at most ${LARGEST / 1e6} MB each and ${MOST_BYTES / 1e6} MB together`;

/** Requests by their id, and what was not read although some are still missing. */
export interface FoundRequests {
  readonly requests: Requests;
  readonly problems: readonly RecordProblem[];
}

/**
 * The requests of a batch's results, from the files of JSON beside them; undefined for any other file. All are read, because
 * batches may use the same ids: an id with different requests in two files stays without one.
 * @param own name of the file of results
 */
export async function requestsBeside(
  content: TextContent,
  own: string,
  beside: Beside,
): Promise<FoundRequests | undefined> {
  if (content.kind === "document") return undefined;
  const missing = idsWithoutRequest(content.records);
  if (missing.size === 0) return undefined;
  const requests = new Map<string, { readonly request: unknown; readonly name: string }>();
  const doubtful = new Map<string, readonly [name: string, other: string]>();
  const unread: string[] = [];
  const broken: string[] = [];
  const damaged: string[] = [];
  let [files, bytes] = [0, 0];
  for (const name of await jsonNames(own, beside)) {
    try {
      const size = await beside.sizeOf(name);
      if (size === undefined) continue;
      if (files >= MOST_FILES || size > LARGEST || bytes + size > MOST_BYTES) {
        unread.push(name);
        continue;
      }
      [files, bytes] = [files + 1, bytes + size];
      const { text, encoding, problems } = decodeText(await beside.read(name));
      const file = contentOfText(text, name);
      if (file.kind === "document") continue;
      const wanted = [...requestsIn(file.records)].filter(([id]) => missing.has(id));
      for (const [id, request] of wanted) {
        const before = requests.get(id);
        if (!before) requests.set(id, { request, name });
        else if (!isDeepStrictEqual(before.request, request)) doubtful.set(id, [before.name, name]);
      }
      if (problems.length > 0 && wanted.length > 0) damaged.push(`${name} (read as ${encoding.toUpperCase()})`);
    } catch (error) {
      broken.push(`${name} (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  const problems = damaged.map((name) => ({
    line: 1,
    message: `has requests in ${name}, which is not UTF-8. Save that file as UTF-8`,
  }));
  const isLacking = [...missing].some((id) => !requests.has(id));
  const certain = [...requests].flatMap(([id, { request }]) => (doubtful.has(id) ? [] : [[id, request] as const]));
  return {
    requests: new Map(certain),
    problems: [...problems, ...doubtOf(doubtful), ...(isLacking ? problemsOf(unread, broken) : [])],
  };
}

/** One problem for all ids that have different requests in two files. */
function doubtOf(doubtful: ReadonlyMap<string, readonly [name: string, other: string]>): RecordProblem[] {
  const [first] = doubtful;
  if (first === undefined) return [];
  const [id, [name, other]] = first;
  const ids = doubtful.size === 1 ? `"${id}"` : `"${id}" and ${doubtful.size - 1} more`;
  const message = `lacks the requests of ${ids}: ${name} and ${other} have different ones. Move this file and its requests into a folder of their own`;
  return [{ line: 1, message }];
}

async function jsonNames(own: string, { names }: Beside): Promise<string[]> {
  return (await names()).filter((name) => name !== own && /\.(?:jsonl|ndjson|json)$/i.test(name)).toSorted();
}

function problemsOf(unread: readonly string[], broken: readonly string[]): RecordProblem[] {
  const sorts = [
    [unread, `${BOUNDS}. Move the requests and this file into a folder of their own`],
    [broken, "they cannot be read"],
  ] as const;
  return sorts.flatMap(([[first, ...others], why]): RecordProblem[] => {
    if (first === undefined) return [];
    const names = others.length === 0 ? first : `${first} and ${others.length} more`;
    return [{ line: 1, message: `lacks requests, and they were not looked for in ${names}: ${why}` }];
  });
}
