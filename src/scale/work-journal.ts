import { open, readFile, stat } from "node:fs/promises";
import { z } from "zod";
import { canonicalJson, sha256 } from "../store/files/canonical-json.ts";

const segmentSchema = z.object({
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
  state: z.unknown(),
  isEnd: z.literal(true).optional(),
});
type Segment = z.infer<typeof segmentSchema>;

/** What is written, from what and how: another job cannot be continued. By what people call each part of it. */
export type Job = Readonly<Record<string, unknown>>;

/** What is written of a job already. */
export interface Written {
  readonly rows: number;
  readonly bytes: number;
  readonly states: readonly unknown[];
  /** Whether only its name is missing. */
  readonly isWhole: boolean;
}

/** What is beside `out` until it is whole. */
export const filesOf = (out: string) => [partPath(out), journalPath(out)];
export const partPath = (out: string) => `${out}.part`;
export const journalPath = (out: string) => `${out}.part.jsonl`;
export const NOTHING: Written = { rows: 0, bytes: 0, states: [], isWhole: false };

/** What is there of work on `out`: all that it can be continued from, or a part alone, which may be anybody's. */
export async function foundWork(out: string): Promise<"nothing" | "work" | "part"> {
  const [part, journal] = await Promise.all([partPath(out), journalPath(out)].map(sizeOf));
  if (part === undefined) return "nothing";
  return journal === undefined ? "part" : "work";
}

const sizeOf = async (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  );

interface Before {
  readonly changed: readonly string[];
  readonly written: Written;
  readonly journalBytes: number;
}

/** What an earlier process wrote; undefined where there is nothing. Segments count as far as the file has what their lines say. */
export async function workBefore(out: string, job: Job): Promise<Before | undefined> {
  if ((await foundWork(out)) !== "work") return undefined;
  const lines = (await readFile(journalPath(out), "utf8")).split("\n");
  const first = parsed(lines[0]) as { readonly job?: Job } | undefined;
  const [segments, states]: [Segment[], unknown[]] = [[], []];
  for (const line of lines.slice(1, -1)) {
    const segment = segmentSchema.safeParse(parsed(line));
    if (!segment.success) break;
    segments.push(segment.data);
  }
  const changed = first?.job === undefined ? ["damaged"] : differences(first.job, job);
  let journalBytes = Buffer.byteLength(lines[0]) + 1;
  if (changed.length > 0) return { changed, written: NOTHING, journalBytes };
  let [rows, bytes, isWhole] = [0, 0, false];
  const part = await open(partPath(out), "r");
  for (const [i, segment] of segments.entries()) {
    const content = Buffer.alloc(segment.bytes);
    const { bytesRead } = await part.read(content, 0, segment.bytes, bytes);
    if (bytesRead < segment.bytes || sha256(content) !== segment.sha256) break;
    rows += segment.rows;
    bytes += segment.bytes;
    states.push(segment.state);
    isWhole = segment.isEnd === true;
    journalBytes += Buffer.byteLength(lines[i + 1]) + 1;
  }
  await part.close();
  return { changed, written: { rows, bytes, states, isWhole }, journalBytes };
}

/** The JSON of a line; undefined for one that was not written to its end. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function differences(before: Job, now: Job): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const text = (value: unknown) => canonicalJson({ value: value ?? null });
  return names.filter((name) => text(before[name]) !== text(now[name]));
}
