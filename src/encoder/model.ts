import { basename, dirname } from "node:path";
import { AutoModel, AutoTokenizer, env, Tensor } from "@huggingface/transformers";
import type { QueryResponse } from "../core/types.ts";
import type { ResponseTokens, TokenTable } from "../protocol/encoder.ts";
import { EncoderError } from "./encoder.ts";
import type { ModelFiles } from "./model-files.ts";
import { pairInput, type PairInput, type Tokenise } from "./pair-input.ts";
import { rawFeatures, standardised, type States } from "./phi.ts";
import { clsState, locateTokens, projectTokens } from "./response-tokens.ts";
import { tokenTable } from "./token-table.ts";

export interface ModelOptions {
  /** Folder of the encoder (media/encoder), absolute. */
  readonly folder: string;
  /** Threads of one run; the bits are the same for any. */
  readonly threads: number;
}

export interface Model {
  /** φ of one text, one forward pass. */
  embed(text: QueryResponse): Promise<Float32Array>;
  countTokens(text: QueryResponse): number;
  /** The response's tokens, each with what it tells of `weights` times φ's states: their mean is that. */
  tokens(text: QueryResponse, weights: Float32Array): Promise<ResponseTokens>;
  /** What is read of a text, without a forward pass. */
  tokenTable(text: QueryResponse): TokenTable;
}

/** The graph's input of ids, 1 × tokens. */
function idsTensor(values: readonly number[]): Tensor {
  const ids = new BigInt64Array(values.length);
  for (let i = 0; i < ids.length; i++) ids[i] = BigInt(values[i]);
  return new Tensor("int64", ids, [1, ids.length]);
}

/** Token types, all 0: sentence-transformers were trained with nothing else (docs/decisions/020). */
const typesTensor = (tokens: number) => new Tensor("int64", new BigInt64Array(tokens), [1, tokens]);

/** Does the work again only for another text than the last one. */
function remembered(tokenise: Tokenise): Tokenise {
  let last: { text: string; ids: number[] } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, ids: tokenise(text) };
    return last.ids;
  };
}

/** Loads tokenizer and session from disk alone: nothing is ever downloaded. @param files of the same folder, checked. */
export async function loadModel(files: ModelFiles, { folder, threads }: ModelOptions): Promise<Model> {
  env.allowRemoteModels = false;
  env.localModelPath = dirname(folder);
  const name = basename(folder);
  const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true });
  const model = await AutoModel.from_pretrained(name, {
    local_files_only: true,
    dtype: "q8",
    session_options: {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: "sequential",
      // Threads that spin while they wait take the time from the editor, and from each other (docs/decisions/026).
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    },
  });
  const { standard } = files;
  const tokenise: Tokenise = (text) => tokenizer.encode(text, { add_special_tokens: false });
  const spell = (text: string) => tokenizer.tokenize(text);
  const tokeniseQuery = remembered(tokenise); // the responses to one query come one after another

  /** One forward pass; `use` sees the states of both layers while they are there. */
  async function run<T>(text: QueryResponse, use: (input: PairInput, states: States) => T) {
    const input = pairInput(text.query, text.response, tokenise, tokeniseQuery);
    const inputs = { input_ids: idsTensor(input.ids), token_type_ids: typesTensor(input.ids.length) };
    try {
      const { hidden_3, hidden_5 } = (await model(inputs)) as Record<string, Tensor>;
      const result = use(input, { lower: hidden_3.data as Float32Array, upper: hidden_5.data as Float32Array });
      hidden_3.dispose();
      hidden_5.dispose();
      return result;
    } catch (error) {
      throw new EncoderError(
        "encoder-failed",
        `The encoder could not read a text of ${input.ids.length} tokens: ${error}`,
        { cause: error },
      );
    }
  }

  return {
    countTokens: ({ query, response }) => pairInput(query, response, tokenise, tokeniseQuery).ids.length,
    embed: (text) =>
      run(text, (input, states) => {
        const raw = rawFeatures(text, input, states);
        return standard ? standardised(raw, standard) : Float32Array.from(raw);
      }),
    tokens: (text, weights) =>
      run(text, (input, states) => {
        if (!standard) throw new RangeError("an encoder that leaves its features raw tells no tokens");
        const projected = projectTokens(input.response, states, weights, standard);
        const phi = standardised(rawFeatures(text, input, states), standard);
        const cls = clsState(states, standard);
        return { ...locateTokens(text.response, projected, tokenise, spell), phi, cls };
      }),
    tokenTable: (text) => tokenTable(text, tokenise, spell),
  };
}
