import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSafetensors, writeSafetensors } from "../../../../src/store/heads/safetensors.ts";

/** Written by the Python package safetensors 0.6: w = [[1.5, -2], [0, 3e-8]] F32, b = [1/3] F64, e of shape [0, 3], metadata id = x. */
const REFERENCE = Buffer.from(
  "wAAAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJpZCI6IngifSwiYiI6eyJkdHlwZSI6IkY2NCIsInNoYXBlIjpbMV0sImRhdGFfb2Zmc2V0cyI6" +
    "WzAsOF19LCJlIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUiOlswLDNdLCJkYXRhX29mZnNldHMiOls4LDhdfSwidyI6eyJkdHlwZSI6IkYzMiIs" +
    "InNoYXBlIjpbMiwyXSwiZGF0YV9vZmZzZXRzIjpbOCwyNF19fSBVVVVVVVXVPwAAwD8AAADAAAAAAFnZADM=",
  "base64",
);
const CONTENT = {
  metadata: { id: "x" },
  tensors: {
    b: { shape: [1], data: Float64Array.of(1 / 3) },
    e: { shape: [0, 3], data: new Float32Array(0) },
    w: { shape: [2, 2], data: Float32Array.of(1.5, -2, 0, 3e-8) },
  },
};

/** A file with a header of one's own. */
function file(header: unknown, data = new Uint8Array(8)): Uint8Array {
  const json = typeof header === "string" ? header : JSON.stringify(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(json)));
  return Buffer.concat([length, Buffer.from(json), data]);
}
const manyTensors = (count: number) =>
  `{${Array.from({ length: count }, (_, i) => `"${i}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}`).join()}}`;
const entry = (more: object = {}) => ({ dtype: "F32", shape: [2], data_offsets: [0, 8], ...more });

describe("safetensors", () => {
  it("reads what the reference implementation wrote", () => {
    const { metadata, tensors } = readSafetensors(REFERENCE);
    expect({ metadata, tensors: { ...tensors } }).toEqual(CONTENT);
  });

  it("writes as many bytes as it does, the data the same", () => {
    const bytes = writeSafetensors(CONTENT);
    expect(bytes).toHaveLength(REFERENCE.length);
    expect(Buffer.from(bytes.subarray(-24))).toEqual(REFERENCE.subarray(-24));
  });

  it("gives back any numbers bit for bit", () => {
    const tensor = fc.oneof(fc.float32Array(), fc.float64Array()).map((data) => ({ shape: [data.length], data }));
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), tensor),
        fc.dictionary(fc.string(), fc.string()),
        (tensors, metadata) => {
          for (const reserved of ["__metadata__", "__proto__"]) delete tensors[reserved];
          delete metadata["__proto__"];
          const read = readSafetensors(writeSafetensors({ tensors, metadata }));
          expect({ ...read.tensors }).toEqual({ ...tensors });
          expect({ ...read.metadata }).toEqual({ ...metadata });
        },
      ),
    );
  });

  it.each([
    ["nothing", new Uint8Array(0), "too short"],
    ["a header longer than the file", REFERENCE.subarray(0, 100), "cut off"],
    ["a huge header length", Buffer.alloc(16, 0xff), "cut off"],
    ["data cut off", REFERENCE.subarray(0, -1), "cut off"],
    ["data left over", Buffer.concat([REFERENCE, Buffer.alloc(3)]), "3 bytes after"],
    ["a header of many empty tensors", file(manyTensors(1e5)), "more than the 65536 that a model may have"],
    ["a header nested deep", file("[".repeat(30_000)), "not JSON"],
    ["no JSON", file("{"), "not JSON"],
    ["a list", file("[]"), "header is wrong"],
    ["another type of number", file({ w: entry({ dtype: "BF16" }) }), "only F32 and F64"],
    ["a negative side", file({ w: entry({ shape: [-2] }) }), "w.shape"],
    ["offsets that do not fit the shape", file({ w: entry({ shape: [3] }) }), '"w" does not fit'],
    ["offsets that overlap", file({ v: entry(), w: entry() }), "does not fit"],
    ["a hole", file({ w: entry({ data_offsets: [8, 16] }) }, new Uint8Array(16)), "does not fit"],
    ["an unknown field", file({ w: entry({ more: 1 }) }), "header is wrong"],
  ])("refuses %s", (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow(message);
  });

  it("never fails otherwise, whatever byte changes", () => {
    fc.assert(
      fc.property(fc.nat(REFERENCE.length - 1), fc.nat(255), (at, value) => {
        const bytes = Uint8Array.from(REFERENCE);
        bytes[at] = value;
        try {
          readSafetensors(bytes);
        } catch (error) {
          expect((error as Error).message).toMatch(/header|tensor|bytes after|too short/);
        }
      }),
    );
  });

  it("refuses to write a shape that does not fit", () => {
    expect(() => writeSafetensors({ tensors: { w: { shape: [2], data: new Float32Array(3) } }, metadata: {} })).toThrow(
      "shape [2] for 3 values",
    );
  });
});
