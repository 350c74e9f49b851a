import { join } from "node:path";
import type { QueryResponse } from "../../core/types.ts";
import type { Disposable, ExtensionContext } from "vscode";
import { EncoderClient, type EncoderOptions } from "../../encoder/process/client.ts";
import type { Encoder, ReadText } from "../../encoder/encoder.ts";
import { EncoderPool } from "../../encoder/process/pool.ts";
import type { Work } from "../window/progress.ts";

/** From this many texts on, a process per core is worth its start. */
const POOL_FROM = 400;

/** The encoder that the editor scores with, and helpers for work that is too much for one process. */
export class EncoderService implements Disposable {
  /** Not started before its first call. */
  readonly encoder: EncoderClient;
  readonly #options: EncoderOptions;

  constructor(context: ExtensionContext) {
    this.#options = {
      script: context.asAbsolutePath(join("dist", "encoder.js")),
      folder: context.asAbsolutePath(join("media", "encoder")),
      cacheFile: join(context.globalStorageUri.fsPath, "embeddings.sqlite"),
    };
    this.encoder = new EncoderClient(this.#options);
  }

  /** Runs bulk work of `count` texts on one process per core where that pays; the same bits either way. */
  async withBulkEncoder<T>(count: number, work: (encoder: Encoder) => Promise<T>): Promise<T> {
    if (count < POOL_FROM) return work(this.encoder);
    const pool = new EncoderPool(this.#options);
    try {
      return await work(pool);
    } finally {
      await pool.dispose();
    }
  }

  /** Reads many texts, with progress. Rejects with EncoderError, or the signal's reason. */
  readMany(texts: readonly QueryResponse[], work: Work): Promise<ReadText[]> {
    return this.withBulkEncoder(texts.length, (encoder) => encoder.read(texts, { ...work, priority: "bulk" }));
  }

  /** Another process, which has read nothing and reads nothing from the cache; whoever asks for it ends it. */
  fresh(threads: number): Encoder {
    const { script, folder } = this.#options;
    return new EncoderClient({ script, folder, threads });
  }

  dispose(): void {
    void this.encoder.dispose();
  }
}
