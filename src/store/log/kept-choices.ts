import { join } from "node:path";
import * as z from "zod";
import { Place } from "../files/place.ts";
import { openRegular } from "../files/regular-file.ts";
import { errorCode, StoreError, storeError } from "../files/store-error.ts";
import { appendLine } from "./append-line.ts";
import { eachLine } from "./log-lines.ts";
import { CHOICES } from "./record.ts";

/** A choice that a person is sure of as it is: no audit asks about it again, unless it is revised. */
const keptChoice = z.object({
  /** Id of the choice's record. */
  of: z.string(),
  choice: z.enum(CHOICES),
});
export type KeptChoice = Readonly<z.infer<typeof keptChoice>>;

/** Bytes of the largest file that is read. */
const MOST = 1 << 24;

export const keptPath = (folder: string): string => join(folder, ".rewardlens", "kept.jsonl");

/** The choices of a folder that somebody is sure of, each id with its last word. Rejects with StoreError, which names the line. */
export async function readKept(folder: string): Promise<ReadonlyMap<string, KeptChoice["choice"]>> {
  const path = keptPath(folder);
  const kept = new Map<string, KeptChoice["choice"]>();
  try {
    await Place.of(folder).requireReadable(path);
    const file = await openRegular(path, MOST);
    try {
      await eachLine(file, { number: 1, start: 0 }, ({ number, text }) => {
        const { of, choice } = parsed(text, `Line ${number} of ${path}`);
        kept.set(of, choice);
      });
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errorCode(error) === "ENOENT") return kept;
    throw storeError("read", path, error);
  }
  return kept;
}

function parsed(text: string, where: string): KeptChoice {
  try {
    return keptChoice.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new StoreError(
      "io",
      `${where} cannot be read: ${error.message}. Correct it, or delete it to be asked again.`,
    );
  }
}

/** Keeps choices as they are: lines at the end of the file, so that those that others keep at the same time stay. Rejects with StoreError. */
export async function keepChoices(folder: string, choices: readonly KeptChoice[]): Promise<void> {
  const path = keptPath(folder);
  await Place.of(folder).requireWritable(path);
  await appendLine(path, choices.map(({ of, choice }) => JSON.stringify({ of, choice })).join("\n"));
}
