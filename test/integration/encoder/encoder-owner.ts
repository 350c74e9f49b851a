/** A process that starts the encoder on long work and says which process it is: for a test that ends it. */
import { EncoderClient } from "../../../src/encoder/process/client.ts";

const [script, folder] = process.argv.slice(2);
const encoder = new EncoderClient({ script, folder });
const many = Array.from({ length: 2000 }, (_, i) => ({
  query: `Why ${i}?`,
  response: "Because it is so. ".repeat(50),
}));
await encoder.embed(many, { onProgress: (done) => done >= 2 && process.send!(encoder.pid) });
