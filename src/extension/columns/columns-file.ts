import { dirname, join } from "node:path";
import * as z from "zod";
import { withAnswers, type Ask, type ColumnAnswers } from "../../formats/roles/ask.ts";
import { makeFolder } from "../../store/files/folders.ts";
import { Place } from "../../store/files/place.ts";
import { readRegular } from "../../store/files/regular-file.ts";
import { writeWhole } from "../../store/files/staging.ts";
import { errorCode, StoreError, storeError } from "../../store/files/store-error.ts";

const answersSchema = z.object({
  query: z.string().exactOptional(),
  responses: z.array(z.string()).exactOptional(),
  verdict: z.string().exactOptional(),
  values: z.record(z.string(), z.string()).exactOptional(),
  low: z.string().exactOptional(),
  better: z.enum(["higher", "lower"]).exactOptional(),
});
const fileSchema = z.object({
  schema: z.literal(1),
  /** Files whose records have these columns, sorted, are read so. */
  shapes: z.array(z.object({ columns: z.array(z.string()), answers: answersSchema })),
});

export interface ColumnsFile {
  readonly schema: 1;
  readonly shapes: readonly { readonly columns: readonly string[]; readonly answers: ColumnAnswers }[];
}

/** Bytes of the largest file that is read. */
const MOST = 1 << 22;

export const columnsPath = (folder: string): string => join(folder, ".rewardlens", "columns.json");

/** What was answered of files of a question's shape; nothing where it was never asked. Rejects with StoreError. */
export async function rememberedAnswers(folder: string, ask: Ask): Promise<ColumnAnswers | undefined> {
  return answersIn(await readColumns(folder), ask);
}

/** The same in a file that is read already. */
export const answersIn = ({ shapes }: ColumnsFile, { columns }: Ask): ColumnAnswers | undefined =>
  shapes.find((shape) => sameColumns(shape.columns, columns))?.answers;

/** Keeps the answers for files of the same shape, beside what was answered of it before or instead. The file is written whole or not at all. Rejects with StoreError. */
export async function rememberAnswers(
  folder: string,
  { columns }: Ask,
  answers: ColumnAnswers,
  instead = false,
): Promise<void> {
  const path = columnsPath(folder);
  const { shapes } = await readColumns(folder);
  try {
    await Place.of(folder).requireWritable(path);
    await makeFolder(dirname(path));
    await writeWhole(
      path,
      `${JSON.stringify({ schema: 1, shapes: withShape(shapes, columns, answers, instead) }, undefined, 2)}\n`,
    );
  } catch (error) {
    throw storeError("write", path, error);
  }
}

/** The answers of all shapes with those about one of them. */
export function withShape(
  shapes: ColumnsFile["shapes"],
  columns: readonly string[],
  answers: ColumnAnswers,
  instead: boolean,
): ColumnsFile["shapes"] {
  const before = shapes.find((shape) => sameColumns(shape.columns, columns));
  const others = shapes.filter((shape) => shape !== before);
  return [
    ...others,
    { columns: [...columns], answers: instead ? answers : withAnswers(before?.answers ?? {}, answers) },
  ];
}

/** All that was answered in a folder; nothing where nothing was. Rejects with StoreError. */
export async function readColumns(folder: string): Promise<ColumnsFile> {
  const path = columnsPath(folder);
  let text: string;
  try {
    await Place.of(folder).requireReadable(path);
    text = (await readRegular(path, MOST)).toString("utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return { schema: 1, shapes: [] };
    throw storeError("read", path, error);
  }
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new StoreError("io", `${path} cannot be read: ${error.message}. Correct it, or delete it to be asked again.`);
  }
}

const sameColumns = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, i) => name === b[i]);
