/** Opens each cache file that it is sent, writes and reads a text, and answers with what came of it. */
import { DIMENSION } from "../../../../src/core/features/feature-layout.ts";
import { openCache } from "../../../../src/encoder/cache/cache.ts";

const text = { query: `process ${process.pid}`, response: "" };

process.on("message", (file: string) => {
  void openCache(file, "e").then((cache) => {
    cache.set(text, new Float32Array(DIMENSION).fill(1));
    const found = cache.get(text)?.length === DIMENSION;
    const status = cache.status();
    cache.close();
    process.send!({ status, found });
  });
});
process.send!("ready");
