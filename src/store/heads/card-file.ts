import { join } from "node:path";
import * as z from "zod";
import type { HeadCard } from "../../core/model/head.ts";
import { writeWhole } from "../files/staging.ts";
import { storeError } from "../files/store-error.ts";
import { cardText, headNameSchema } from "./head-card-schema.ts";
import { CARD } from "./head-files.ts";
import { loadCard } from "./load-head.ts";

/**
 * Changes the card of the head in a folder: it is written beside its place, then renamed into it; fields of later versions
 * stay. Rejects with StoreError; then the old card stays.
 * @param change a name of "" takes the name away.
 */
export async function changeCard(
  directory: string,
  change: Pick<HeadCard, "name" | "number" | "blindSpots">,
): Promise<void> {
  try {
    const { name, ...card } = { ...(await loadCard(directory)), ...change };
    const named = name === undefined || name.trim() === "" ? card : { ...card, name };
    await writeWhole(join(directory, CARD), cardText(named));
  } catch (error) {
    throw storeError("change the card of the model in", directory, error);
  }
}

/** Why a head cannot be called so, for people; undefined for a good name, and for "", which takes the name away. */
export function headNameProblem(name: string): string | undefined {
  if (name.trim() === "") return undefined;
  const { error } = headNameSchema.safeParse(name);
  return error === undefined ? undefined : z.flattenError(error).formErrors[0];
}
