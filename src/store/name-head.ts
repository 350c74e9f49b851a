import { join } from "node:path";
import * as z from "zod";
import { headNameSchema, toHeadCard } from "./head-card-schema.ts";
import { loadCard } from "./head-files.ts";
import { removeAbandoned, writeWhole } from "./staging.ts";
import { storeError } from "./store-error.ts";

/**
 * Gives the head in a folder a name, or takes its name away (""). Its card is written beside its place, then renamed into
 * it; fields of later versions stay. Rejects with StoreError; then the old card stays.
 */
export async function nameHead(directory: string, name: string): Promise<void> {
  const path = join(directory, "card.json");
  try {
    // JSON leaves out what is undefined.
    const named = toHeadCard({ ...(await loadCard(directory)), name: name.trim() === "" ? undefined : name });
    await removeAbandoned(directory);
    await writeWhole(path, `${JSON.stringify(named, null, 2)}\n`);
  } catch (error) {
    throw storeError("name the model in", directory, error);
  }
}

/** Why a head cannot be called so, for people; undefined for a good name, and for "", which takes the name away. */
export function headNameProblem(name: string): string | undefined {
  if (name.trim() === "") return undefined;
  const { error } = headNameSchema.safeParse(name);
  return error === undefined ? undefined : z.flattenError(error).formErrors[0];
}
