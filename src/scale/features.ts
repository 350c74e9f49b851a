import { DIMENSION, FEATURE_VERSION } from "../core/features/feature-layout.ts";
import type { QueryResponse } from "../core/types.ts";
import type { Encoder } from "../encoder/encoder.ts";
import { AT_A_TIME, BATCH, batchesOf, inOrder } from "./in-order.ts";
import { openParquet, parquetFacts } from "./read/parquet.ts";
import type { TextRow } from "./read/text-rows.ts";
import { textKey } from "./text-key.ts";
import { parquetTableWriter, TEXT } from "./write/parquet-writer.ts";
import type { RowWriter } from "./write/row-writer.ts";

/** A text with what the encoder makes of it. */
export interface FeatureRow extends QueryResponse {
  /** φ, D. */
  readonly phi: Float32Array;
}

/** What the metadata of a file of features says. */
const FACTS = {
  encoder: "rewardlens.encoder",
  version: "rewardlens.feature_version",
  dimension: "rewardlens.dimension",
};

/** A Parquet file of query, response and phi, a list of floats. @param encoder its id */
export function featureWriter(encoder: string): RowWriter<FeatureRow> {
  const REQUIRED = { repetition_type: "REQUIRED" } as const;
  const list = { converted_type: "LIST", logical_type: { type: "LIST" }, num_children: 1, ...REQUIRED } as const;
  return parquetTableWriter<FeatureRow>(
    [
      { name: "query", schema: [{ name: "query", ...TEXT, ...REQUIRED }], value: ({ query }) => query },
      { name: "response", schema: [{ name: "response", ...TEXT, ...REQUIRED }], value: ({ response }) => response },
      {
        name: "phi",
        schema: [
          { name: "phi", ...list },
          { name: "list", repetition_type: "REPEATED", num_children: 1 },
          { name: "element", type: "FLOAT", ...REQUIRED },
        ],
        value: ({ phi }) => Array.from(phi),
      },
    ],
    { [FACTS.encoder]: encoder, [FACTS.version]: `${FEATURE_VERSION}`, [FACTS.dimension]: `${DIMENSION}` },
  );
}

/** The texts of rows, each once. 16 bytes of each are kept. */
export async function* distinctTexts(batches: AsyncIterable<readonly TextRow[]>): AsyncGenerator<QueryResponse[]> {
  const seen = new Set<string>();
  for await (const rows of batches) {
    yield rows.flatMap(({ text }) => {
      if (!text) return [];
      const before = seen.size;
      return seen.add(textKey(text)).size > before ? [text] : [];
    });
  }
}

/** Each text with its features, in order. Rejects with EncoderError, or the signal's reason. */
export function featureRows(
  texts: AsyncIterable<readonly QueryResponse[]>,
  encoder: Pick<Encoder, "embed">,
  signal: AbortSignal,
): AsyncGenerator<FeatureRow[]> {
  const embed = async (batch: readonly QueryResponse[]) => {
    const features = await encoder.embed(batch, { priority: "bulk", signal });
    return batch.map(({ query, response }, i): FeatureRow => ({ query, response, phi: features[i] }));
  };
  return inOrder(batchesOf(texts, BATCH), embed, AT_A_TIME);
}

/** The features of some texts in a file, by textKey. Rejects with an Error that says what to do. @param encoder id of the one in use */
export async function readFeatures(
  path: string,
  encoder: string,
  wanted: ReadonlySet<string>,
): Promise<Map<string, Float32Array>> {
  const facts = await parquetFacts(path);
  const again = "Make it again with rewardlens features";
  const [version, by] = [facts.get(FACTS.version), facts.get(FACTS.encoder)];
  if (version === undefined || by === undefined) throw new Error(`it has no features. ${again}`);
  if (version !== `${FEATURE_VERSION}`)
    throw new Error(
      `its features are of version ${version}, and those of this Reward Lens of ${FEATURE_VERSION}. ${again}`,
    );
  if (by !== encoder) throw new Error(`its features are of the encoder ${by}, and this one is ${encoder}. ${again}`);
  const found = new Map<string, Float32Array>();
  for await (const rows of (await openParquet(path, false)).batches()) {
    for (const { own } of rows) {
      const { query, response, phi } = own as unknown as QueryResponse & { readonly phi: readonly number[] };
      const key = textKey({ query, response });
      if (wanted.has(key)) found.set(key, Float32Array.from(phi));
    }
  }
  return found;
}
