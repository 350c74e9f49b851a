import { basename, dirname } from "node:path";
import { AutoModel, AutoTokenizer, env, Tensor } from "@huggingface/transformers";
import { EncoderError } from "../encoder.ts";
import type { PairInput } from "../text/pair-input.ts";
import type { States } from "./phi.ts";
import { tokeniserOf, type Tokenise } from "../text/tokenise.ts";

export interface SessionOptions {
  /** Folder of the encoder (media/encoder), absolute. */
  readonly folder: string;
  /** Threads of one run; the bits are the same for any. */
  readonly threads: number;
}

export interface Session {
  readonly tokenise: Tokenise;
  /** One forward pass; `use` sees the states of both layers while they are there. Rejects with EncoderError. */
  run<T>(input: PairInput, use: (states: States) => T): Promise<T>;
}

/** The graph's input of ids, 1 × tokens. */
function idsTensor(values: readonly number[]): Tensor {
  const ids = new BigInt64Array(values.length);
  for (let i = 0; i < ids.length; i++) ids[i] = BigInt(values[i]);
  return new Tensor("int64", ids, [1, ids.length]);
}

/** Token types, all 0: sentence-transformers were trained with nothing else (docs/decisions/003). */
const typesTensor = (tokens: number) => new Tensor("int64", new BigInt64Array(tokens), [1, tokens]);

/** Loads tokenizer and session from disk alone: nothing is ever downloaded. */
export async function openSession({ folder, threads }: SessionOptions): Promise<Session> {
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
      // Threads that spin while they wait take the time from the editor, and from each other (docs/decisions/051).
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    },
  });
  async function run<T>(input: PairInput, use: (states: States) => T): Promise<T> {
    const inputs = { input_ids: idsTensor(input.ids), token_type_ids: typesTensor(input.ids.length) };
    try {
      const { hidden_3, hidden_5 } = (await model(inputs)) as Record<string, Tensor>;
      const result = use({ lower: hidden_3.data as Float32Array, upper: hidden_5.data as Float32Array });
      hidden_3.dispose();
      hidden_5.dispose();
      return result;
    } catch (error) {
      throw new EncoderError("encoder-failed", `The encoder could not read ${input.ids.length} tokens: ${error}`, {
        cause: error,
      });
    }
  }
  return { tokenise: tokeniserOf(tokenizer), run };
}
