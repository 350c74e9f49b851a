import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageBytes, readMessages, type Message, type ReceivedMessage } from "../../../src/scale/messages.ts";

/** The messages that are read where the bytes come in chunks of some length. */
async function received(bytes: Uint8Array, chunk: number): Promise<ReceivedMessage[]> {
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  };
  const found: ReceivedMessage[] = [];
  for await (const message of readMessages(chunks())) found.push(message);
  return found;
}

const bytesOf = (messages: readonly Message[]) =>
  Buffer.concat(messages.flatMap((message) => [...messageBytes(message)]));

describe("messages over a pipe", () => {
  it("come as they were sent, however the bytes are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            kind: fc.string(),
            facts: fc.jsonValue(),
            values: fc.float64Array(),
            rows: fc.int32Array(),
            phi: fc.float32Array(),
            bits: fc.bigUint64Array(),
          }),
        ),
        fc.integer({ min: 1, max: 40 }),
        async (sent, chunk) => {
          const bytes = bytesOf(
            sent.map(({ kind, facts, values, rows, phi, bits }) => ({
              kind,
              facts,
              arrays: { values, rows, phi, bits },
            })),
          );
          const found = await received(bytes, chunk);
          expect(found.map(({ kind }) => kind)).toEqual(sent.map(({ kind }) => kind));
          found.forEach((message, i) => {
            expect(JSON.stringify(message.facts)).toBe(JSON.stringify(sent[i].facts));
            expect(message.numbers("values", "f8")).toEqual(sent[i].values);
            expect(message.numbers("rows", "i4")).toEqual(sent[i].rows);
            expect(message.numbers("phi", "f4")).toEqual(sent[i].phi);
            expect(message.numbers("bits", "u8")).toEqual(sent[i].bits);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it("that end too soon are an error, and so are other bytes", async () => {
    const bytes = bytesOf([{ kind: "losses", arrays: { weights: Float64Array.of(1, 2, 3) } }]);
    for (const length of [3, 12, bytes.length - 1])
      await expect(received(bytes.subarray(0, length), 16)).rejects.toThrow("ends within a message");
    await expect(received(Buffer.from("GET / HTTP/1.1\r\n\r\n"), 16)).rejects.toThrow("has no messages");
  });

  it("say which array is missing", async () => {
    const [message] = await received(bytesOf([{ kind: "phi", arrays: { pairs: Int32Array.of(1) } }]), 16);
    expect(() => message.numbers("pairs", "f8")).toThrow('the message "phi" has no f8 "pairs"');
    expect(() => message.numbers("first", "f4")).toThrow('has no f4 "first"');
  });
});
