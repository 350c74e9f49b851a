import { createHash } from "node:crypto";
import { RecentMap } from "../../core/math/recent-map.ts";
import type { QueryResponse } from "../../core/types.ts";
import type { EmbedOptions, Encoder, ReadText } from "../../encoder/encoder.ts";
import { SharedWork } from "./shared-work.ts";

/** 3 kB of features a text: about 12 MB. */
const FEATURES_KEPT = 4000;

/** φ of texts: each is read once while it is remembered. */
export class TextFeatures {
  readonly #encoder: Encoder;
  readonly #known = new RecentMap<ReadText>(FEATURES_KEPT);
  readonly #work = new SharedWork<ReadText>();

  constructor(encoder: Encoder) {
    this.#encoder = encoder;
  }

  /** Resolves when no text is being read for the screen. */
  whenIdle(): Promise<void> {
    return this.#work.whenIdle();
  }

  /** Reads one text for the screen; several who ask for it share the work. @throws EncoderError, or the signal's reason */
  async readOne(input: QueryResponse, signal?: AbortSignal): Promise<ReadText> {
    const key = textKey(input);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    return this.#work.run(key, signal, async (shared) => {
      const [read] = await this.#encoder.read([input], { signal: shared, priority: "interactive" });
      this.#known.set(key, read);
      return read;
    });
  }

  /** Reads many texts, in order, without holding up those on the screen. @throws EncoderError, or the signal's reason */
  async read(inputs: readonly QueryResponse[], options: EmbedOptions = {}): Promise<ReadText[]> {
    const keys = inputs.map(textKey);
    const found = new Map<string, ReadText>();
    const missing = new Map<string, QueryResponse>();
    keys.forEach((key, i) => {
      const known = this.#known.get(key);
      if (known === undefined) missing.set(key, inputs[i]);
      else found.set(key, known);
    });
    if (missing.size > 0) {
      const read = await this.#encoder.read([...missing.values()], { priority: "bulk", ...options });
      [...missing.keys()].forEach((key, i) => {
        found.set(key, read[i]);
        this.#known.set(key, read[i]);
      });
    }
    return keys.map((key) => found.get(key)!);
  }

  /** φ of each text, in order. @throws as `read` */
  async features(inputs: readonly QueryResponse[], options: EmbedOptions = {}): Promise<Float32Array[]> {
    return (await this.read(inputs, options)).map(({ phi }) => phi);
  }
}

/** Same texts, same key. JSON writes lone surrogates as escapes, so they do not all become U+FFFD in the hash. */
export function textKey({ query, response }: QueryResponse): string {
  return createHash("sha256")
    .update(JSON.stringify([query, response]))
    .digest("base64");
}
