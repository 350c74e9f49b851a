import { createHash } from "node:crypto";
import { DIMENSION } from "../../core/features/feature-layout.ts";
import { legibilityAfter, legibilityNumbers } from "../../core/features/legibility.ts";
import { RecentMap } from "../../core/math/recent-map.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { ResponseTokens, TokenTable } from "../../protocol/encoder.ts";
import type { ModelFiles } from "./model-files.ts";
import { queryIds, textInput, type TextInput } from "../text/pair-input.ts";
import { rawFeatures, standardised, windowSums, type States, type WindowSums } from "./phi.ts";
import { clsState, poolWeights, tokenValues, windowProducts, type WindowProducts } from "../text/response-tokens.ts";
import { openSession, type SessionOptions } from "./session.ts";
import { locateTokens, tokenTable } from "../text/token-table.ts";
import { UNKNOWN } from "../text/windows.ts";

/** Work on one text, a pass of the encoder a step: between two of them other work may be done. */
export type Steps<T> = AsyncGenerator<void, T, void>;

export interface Model {
  /** φ of one text, followed by the numbers of its Legibility. */
  embed(text: QueryResponse): Steps<Float32Array>;
  /** Tokens of all passes of a text. */
  countTokens(text: QueryResponse): number;
  /** The response's tokens, each with what it adds to `weights` times φ's states: their mean is that. */
  tokens(text: QueryResponse, weights: Float32Array): Steps<ResponseTokens & { readonly row: Float32Array }>;
  /** What is read of a text, without a pass. */
  tokenTable(text: QueryResponse): TokenTable;
}

/** Passes kept in memory, so that an edit runs those again that it changed. 16 kB each. */
const PASSES_KEPT = 512;
/** The same for explanations, which belong to one head. 24 kB each. */
const EXPLAINED_KEPT = 128;

/** What an explanation keeps of a pass. */
interface ExplainedPass {
  readonly sums: WindowSums;
  readonly products: WindowProducts;
  readonly cls: Float32Array;
}

/** Names a pass by its content. @param weights what is kept depends on, too. */
function passKey(ids: readonly number[], weights: Float32Array = new Float32Array()): string {
  return createHash("sha256").update(Int32Array.from(ids)).update(weights).digest("base64");
}

/** What is kept under the key, else the result of the work, which is then kept. */
async function once<T>(kept: RecentMap<T>, key: string, work: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const result = await work();
  kept.set(key, result);
  return result;
}

/** Does the work again only for another text than the last one. */
function remembered<T>(work: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly result: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, result: work(text) };
    return last.result;
  };
}

/** Reads texts with the encoder of the folder. @param files of the same folder, checked. */
export async function loadModel({ standard }: ModelFiles, options: SessionOptions): Promise<Model> {
  const { tokenise, run } = await openSession(options);
  const readQuery = remembered((query) => queryIds(query, tokenise)); // the responses to one query come one after another
  const inputOf = ({ query, response }: QueryResponse) => textInput(query, response, tokenise, readQuery);
  const sums = new RecentMap<WindowSums>(PASSES_KEPT);
  const explained = new RecentMap<ExplainedPass>(EXPLAINED_KEPT);

  function rowOf(text: QueryResponse, { pieces, end }: TextInput, windows: readonly WindowSums[]): Float32Array {
    const raw = rawFeatures(text, windows);
    const unknown = pieces.filter((piece) => piece === UNKNOWN).length;
    const legibility = { tokens: pieces.length, unknown, unread: text.response.length - end };
    return Float32Array.from([...(standard ? standardised(raw, standard) : raw), ...legibilityNumbers(legibility)]);
  }

  return {
    countTokens: (text) => inputOf(text).passes.reduce((sum, { ids }) => sum + ids.length, 0),
    async *embed(text) {
      const input = inputOf(text);
      const windows: WindowSums[] = [];
      for (const pass of input.passes) {
        if (windows.length > 0) yield;
        windows.push(await once(sums, passKey(pass.ids), () => run(pass, (states) => windowSums(pass, states))));
      }
      return rowOf(text, input, windows);
    },
    async *tokens(text, weights) {
      if (!standard) throw new RangeError("an encoder that leaves its features raw explains no tokens");
      const input = inputOf(text);
      const pooled = poolWeights(weights, standard);
      const passes: ExplainedPass[] = [];
      for (const pass of input.passes) {
        if (passes.length > 0) yield;
        const explain = (states: States): ExplainedPass => ({
          sums: windowSums(pass, states),
          products: windowProducts(pass.response, states, pooled),
          cls: clsState(states, standard),
        });
        const found = await once(explained, passKey(pass.ids, weights), () => run(pass, explain));
        sums.set(passKey(pass.ids), found.sums);
        passes.push(found);
      }
      const values = tokenValues(
        passes.map(({ products }) => products),
        weights,
        standard,
      );
      const row = rowOf(
        text,
        input,
        passes.map((pass) => pass.sums),
      );
      return {
        ...locateTokens(text.response, input, values),
        row,
        phi: row.slice(0, DIMENSION),
        cls: passes[0].cls,
        legibility: legibilityAfter(row, DIMENSION),
      };
    },
    tokenTable: (text) => tokenTable(text, inputOf(text), tokenise),
  };
}
