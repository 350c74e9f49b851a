/** The table of sources: which files of which commit every set is made from, and what it is then. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { json } from "./texts.ts";

/** SHA-256, hex. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const set = z.object({
  name: z.string(),
  /** On GitHub: owner and name. */
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  /** Paths in the repository, in the order in which they are read. */
  sources: z.record(z.string(), hash),
  /** Paths in the folder of the sets. */
  files: z.record(z.string(), hash),
});

export type SourceSet = z.infer<typeof set>;

/** @param file such as sources.json. */
export const readSources = async (file: string): Promise<SourceSet[]> =>
  json(await readFile(file, "utf8"), z.array(set));

/** Where a file of a set's repository is. @param from what serves repositories, without a slash at the end. */
export const addressOf = ({ repository, commit }: SourceSet, path: string, from: string): string =>
  [from, repository, commit, ...path.split("/").map(encodeURIComponent)].join("/");
