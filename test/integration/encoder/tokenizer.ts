import { join } from "node:path";
import { AutoTokenizer, env } from "@huggingface/transformers";
import { tokeniserOf, type Tokenise } from "../../../src/encoder/text/tokenise.ts";
import { ROOT } from "../cli/cli-process.ts";

/** The shipped tokenizer as the encoder uses it. */
export async function shippedTokenizer(): Promise<Tokenise> {
  env.allowRemoteModels = false;
  env.localModelPath = join(ROOT, "media");
  return tokeniserOf(await AutoTokenizer.from_pretrained("encoder", { local_files_only: true }));
}
