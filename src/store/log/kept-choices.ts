import { dirname, join } from "node:path";
import * as z from "zod";
import { makeFolder } from "../files/folders.ts";
import { Place } from "../files/place.ts";
import { readRegular } from "../files/regular-file.ts";
import { writeWhole } from "../files/staging.ts";
import { errorCode, StoreError, storeError } from "../files/store-error.ts";
import { CHOICES } from "./record.ts";

/** A choice that a person is sure of as it is: no audit asks about it again, unless it is revised. */
const keptChoice = z.object({
  /** Id of the choice's record. */
  of: z.string(),
  choice: z.enum(CHOICES),
});
export type KeptChoice = Readonly<z.infer<typeof keptChoice>>;

const fileSchema = z.object({ schema: z.literal(1), kept: z.array(keptChoice) });

/** Bytes of the largest file that is read. */
const MOST = 1 << 24;

export const keptPath = (folder: string): string => join(folder, ".rewardlens", "kept.json");

/** The choices of a folder that somebody is sure of. Rejects with StoreError. */
export async function readKept(folder: string): Promise<readonly KeptChoice[]> {
  const path = keptPath(folder);
  let text: string;
  try {
    await Place.of(folder).requireReadable(path);
    text = (await readRegular(path, MOST)).toString("utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw storeError("read", path, error);
  }
  try {
    return fileSchema.parse(JSON.parse(text)).kept;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new StoreError("io", `${path} cannot be read: ${error.message}. Correct it, or delete it to be asked again.`);
  }
}

/** Keeps choices as they are; the file is written whole or not at all. Rejects with StoreError. */
export async function keepChoices(folder: string, choices: readonly KeptChoice[]): Promise<void> {
  const path = keptPath(folder);
  const kept = new Map([...(await readKept(folder)), ...choices].map((one) => [one.of, one]));
  try {
    await Place.of(folder).requireWritable(path);
    await makeFolder(dirname(path));
    await writeWhole(path, `${JSON.stringify({ schema: 1, kept: [...kept.values()] }, undefined, 2)}\n`);
  } catch (error) {
    throw storeError("write", path, error);
  }
}
