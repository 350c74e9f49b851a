/**
 * What a fit and a score spend their time in, in WebAssembly with SIMD (kernel.wat): margins rows·θ and rowsᵀ·slopes over all
 * pairs, and dᵀCd of a response. Rows and C are float32, sums float64, added up in the order of `dot`, so that the plain path in
 * bradley-terry.ts and laplace.ts gives the same bits where WebAssembly is not allowed. Rows stream through a block that stays in the
 * processor's cache: memory does not grow with the pairs.
 */
import { KERNEL } from "./kernel-bytes.ts";

/** Rows a block, a multiple of 4. */
const BLOCK = 32;
const PAGE = 65_536;

interface Exports {
  readonly memory: WebAssembly.Memory;
  margins(rows: number, stride: number, theta: number, width: number, out: number, count: number): void;
  addRows(rows: number, stride: number, slope: number, width: number, gradient: number, count: number): void;
  quadratic(packed: number, d: number, n: number): number;
}

/** The rows dᵢ of n pairs, which may stand among those of others: some pairs of many are no copy of their rows. */
export interface PairRows {
  /** Rows of length P. */
  readonly rows: Float32Array;
  /** P. */
  readonly width: number;
  /** Row of each dᵢ, ascending, n. */
  readonly at: Int32Array;
}

/** Calls `slopes(from, margins)` block by block; it replaces each margin by its slope. Then gradient += Σ slope·row. */
export type Sweep = (
  pairs: PairRows,
  theta: Float64Array,
  gradient: Float64Array,
  slopes: (from: number, margins: Float64Array) => void,
) => void;

/** dᵀCd of a symmetric C, its lower triangle packed by rows. */
export type Quadratic = (packed: Float32Array, d: ArrayLike<number>) => number;

let sweep: Sweep | undefined | null = null;
let quadratic: Quadratic | undefined | null = null;

/** The fast sweep; undefined where WebAssembly or its SIMD is not to be had, as on a page whose policy forbids it. */
export function fastSweep(): Sweep | undefined {
  if (sweep === null) {
    const kernel = load();
    sweep = kernel && ((...given) => run(kernel, ...given));
  }
  return sweep;
}

/** The fast dᵀCd, likewise. It has a memory of its own, in which the last C stays: many responses are scored by one. */
export function fastQuadratic(): Quadratic | undefined {
  if (quadratic === null) {
    const kernel = load();
    quadratic = kernel && quadraticOf(kernel);
  }
  return quadratic;
}

function quadraticOf(kernel: Exports): Quadratic {
  let kept: Float32Array | undefined;
  return (packed, d) => {
    const at = 8 * d.length;
    grow(kernel, at + 4 * packed.length + 16); // four entries are read at a time
    if (kept !== packed) new Float32Array(kernel.memory.buffer, at, packed.length).set(packed);
    kept = packed;
    new Float64Array(kernel.memory.buffer, 0, d.length).set(d);
    return kernel.quadratic(at, 0, d.length);
  };
}

function load(): Exports | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  const bytes = Uint8Array.from(atob(KERNEL), (character) => character.charCodeAt(0));
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Exports;
  } catch (error) {
    // No SIMD, or no WebAssembly by the page's policy: the plain path gives the same bits.
    if (error instanceof WebAssembly.CompileError || error instanceof EvalError) return undefined;
    throw error;
  }
}

function grow({ memory }: Exports, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing > 0) memory.grow(missing);
}

function run(kernel: Exports, ...[{ rows, width, at }, theta, gradient, slopes]: Parameters<Sweep>): void {
  const n = at.length;
  const padded = Math.ceil(width / 4) * 4;
  const [thetaAt, gradientAt, sumsAt] = [0, 8 * padded, 16 * padded];
  const rowsAt = sumsAt + 8 * BLOCK;
  // The last entries of a row are read four at a time: past the end of the row, and against zeros of θ.
  const bytes = rowsAt + 4 * (BLOCK * width + 4);
  grow(kernel, bytes);
  const doubles = (at: number, length: number) => new Float64Array(kernel.memory.buffer, at, length);
  const [ownTheta, ownGradient, sums] = [doubles(thetaAt, padded), doubles(gradientAt, padded), doubles(sumsAt, BLOCK)];
  const block = new Float32Array(kernel.memory.buffer, rowsAt, BLOCK * width + 4).fill(0);
  ownTheta.fill(0).set(theta);
  ownGradient.fill(0).set(gradient);
  for (let from = 0; from < n; from += BLOCK) {
    const count = Math.min(BLOCK, n - from);
    const rounded = Math.ceil(count / 4) * 4;
    for (let k = 0, together = 1; k < count; k += together, together = 1) {
      const row = at[from + k];
      while (k + together < count && at[from + k + together] === row + together) together++;
      block.set(rows.subarray(row * width, (row + together) * width), k * width);
    }
    kernel.margins(rowsAt, 4 * width, thetaAt, padded, sumsAt, rounded);
    slopes(from, sums.subarray(0, count));
    sums.fill(0, count, rounded);
    kernel.addRows(rowsAt, 4 * width, sumsAt, padded, gradientAt, rounded);
  }
  gradient.set(ownGradient.subarray(0, width));
}
