import { randomBytes } from "node:crypto";
import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { syncFolder } from "./append-line.ts";
import { headNameSchema, toHeadCard } from "./head-card-schema.ts";
import { storeError } from "./store-error.ts";

/**
 * Gives the head in a folder a name, or takes its name away (""). Its card is written beside its place, then renamed into
 * it; fields of later versions stay. Rejects with StoreError; then the old card stays.
 */
export async function nameHead(directory: string, name: string): Promise<void> {
  const path = join(directory, "card.json");
  const beside = join(directory, `.card-${randomBytes(4).toString("hex")}.tmp`);
  try {
    const card = toHeadCard(JSON.parse(await readFile(path, "utf8")));
    // JSON leaves out what is undefined.
    const named = toHeadCard({ ...card, name: name.trim() === "" ? undefined : name });
    const file = await open(beside, "wx");
    try {
      await file.writeFile(`${JSON.stringify(named, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(directory);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined); // the first error tells more
    throw storeError("name the head in", directory, error);
  }
}

/** Why a head cannot be called so, for people; undefined for a good name, and for "", which takes the name away. */
export function headNameProblem(name: string): string | undefined {
  if (name.trim() === "") return undefined;
  const { error } = headNameSchema.safeParse(name);
  return error === undefined ? undefined : z.flattenError(error).formErrors[0];
}
