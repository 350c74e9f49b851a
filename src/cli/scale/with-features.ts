import type { QueryResponse } from "../../core/types.ts";
import { readFeatures } from "../../scale/features.ts";
import { textKey } from "../../scale/text-key.ts";
import type { PairEncoder, WithEncoder } from "../../training/encode-pairs.ts";
import { plural } from "../../report/format.ts";
import { explained } from "../input.ts";
import type { Terminal } from "../terminal.ts";

/** An encoder that takes the features of a file, and encodes only what is not in it. Rejects with InputError for a file of another one. */
export function withFeatures(file: string, withEncoder: WithEncoder, terminal: Terminal): WithEncoder {
  return (texts, work) => withEncoder(texts, (encoder) => work(knowing(encoder, file, terminal)));
}

function knowing(encoder: PairEncoder, file: string, terminal: Terminal): PairEncoder {
  return {
    info: () => encoder.info(),
    async embed(inputs, options) {
      const { id } = await encoder.info();
      const keys = inputs.map(textKey);
      const found = await explained(file, () => readFeatures(file, id, new Set(keys)));
      const missing: QueryResponse[] = inputs.filter((_, i) => !found.has(keys[i]));
      if (missing.length > 0)
        terminal.warn(`${plural(missing.length, "text")} of ${inputs.length} not in ${file}: encoded now.`);
      const encoded = missing.length > 0 ? await encoder.embed(missing, options) : [];
      missing.forEach((text, i) => found.set(textKey(text), encoded[i]));
      return keys.map((key) => found.get(key)!);
    },
  };
}
