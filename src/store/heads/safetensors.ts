/**
 * The safetensors format: u64 little-endian header length, JSON header, tensors one after another, little-endian.
 * https://github.com/huggingface/safetensors#format
 */
import * as z from "zod";
import { canonicalJson } from "../files/canonical-json.ts";
import { parseJson } from "../files/parse-json.ts";

export interface Tensor {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly data: Float32Array | Float64Array;
}

export interface Tensors {
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

const BYTES = { F32: 4, F64: 8 } as const;
/** A head's header has some hundred bytes. The reference implementation allows 100 MB, which take a quarter of a minute to check. */
const MAX_HEADER = 1 << 16;

const count = z.int().min(0);
const tensorSchema = z.strictObject({
  dtype: z.enum(["F32", "F64"], { error: "only F32 and F64 are read" }),
  shape: z.array(count),
  data_offsets: z.tuple([count, count]),
});
const headerSchema = z
  .object({ __metadata__: z.record(z.string(), z.string()).optional() })
  .catchall(tensorSchema)
  .transform(({ __metadata__: metadata = {}, ...tensors }) => ({
    metadata,
    entries: Object.entries(tensors as Record<string, z.infer<typeof tensorSchema>>),
  }));

/** The bytes of a safetensors file. Throws RangeError where a shape does not fit its data. */
export function writeSafetensors({ tensors, metadata }: Tensors): Uint8Array {
  // Wider types first, so that every tensor is aligned; then by name, so that equal tensors give equal bytes.
  const entries = Object.entries(tensors).sort(
    ([a, x], [b, y]) => y.data.BYTES_PER_ELEMENT - x.data.BYTES_PER_ELEMENT || (a < b ? -1 : 1),
  );
  const header: Record<string, unknown> = { __metadata__: metadata };
  let size = 0;
  for (const [name, { shape, data }] of entries) {
    if (elements(shape) !== data.length)
      throw new RangeError(`Tensor ${name}: shape [${shape.join()}] for ${data.length} values`);
    const dtype = data instanceof Float64Array ? "F64" : "F32";
    header[name] = { dtype, shape, data_offsets: [size, (size += data.byteLength)] };
  }
  const json = new TextEncoder().encode(canonicalJson(header));
  const headerLength = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerLength + size);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  bytes.fill(0x20, 8, 8 + headerLength);
  bytes.set(json, 8);
  let at = 8 + headerLength;
  for (const [, { data }] of entries) {
    for (const value of data) {
      if (data instanceof Float64Array) view.setFloat64(at, value, true);
      else view.setFloat32(at, value, true);
      at += data.BYTES_PER_ELEMENT;
    }
  }
  return bytes;
}

/** Reads a safetensors file whole; throws Error that says what is wrong with it. Nothing in it is trusted. */
export function readSafetensors(bytes: Uint8Array): Tensors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw new Error("it is too short to be a safetensors file");
  const headerLength = Number(view.getBigUint64(0, true));
  const base = 8 + headerLength;
  if (base > bytes.length) throw new Error("its header is cut off, or it is not a safetensors file");
  if (headerLength > MAX_HEADER)
    throw new Error(`its header has ${headerLength} bytes, more than the ${MAX_HEADER} that a model may have`);
  const { metadata, entries } = readHeader(bytes.subarray(8, base));
  entries.sort(([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1]);
  const tensors: Record<string, Tensor> = Object.create(null) as Record<string, Tensor>;
  let at = 0;
  for (const [
    name,
    {
      dtype,
      shape,
      data_offsets: [begin, end],
    },
  ] of entries) {
    if (begin !== at || end - begin !== elements(shape) * BYTES[dtype]) {
      throw new Error(`the place of tensor "${name}" does not fit its shape or its neighbours`);
    }
    if (base + end > bytes.length) throw new Error(`tensor "${name}" is cut off`);
    tensors[name] = { shape, data: readNumbers(view, base + begin, elements(shape), dtype) };
    at = end;
  }
  if (base + at !== bytes.length)
    throw new Error(`${bytes.length - base - at} bytes after its last tensor belong to no tensor`);
  return { tensors, metadata };
}

function readHeader(bytes: Uint8Array): z.infer<typeof headerSchema> {
  let json: unknown;
  try {
    json = parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Error("its header is not JSON", { cause: error });
  }
  const header = headerSchema.safeParse(json);
  if (header.success) return header.data;
  const [{ path, message }] = header.error.issues;
  throw new Error(`its header is wrong at "${path.join(".")}": ${message}`);
}

function readNumbers(
  view: DataView,
  at: number,
  length: number,
  dtype: keyof typeof BYTES,
): Float32Array | Float64Array {
  if (dtype === "F64") return Float64Array.from({ length }, (_, i) => view.getFloat64(at + 8 * i, true));
  return Float32Array.from({ length }, (_, i) => view.getFloat32(at + 4 * i, true));
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
