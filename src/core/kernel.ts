/**
 * The two loops over all pairs that a fit spends its time in, in WebAssembly with SIMD (kernel.wat): margins rows·θ, and
 * rowsᵀ·slopes. Rows are float32, sums float64, added up in the order of `dot`, so that the plain path in
 * bradley-terry.ts gives the same bits where WebAssembly is not allowed. Rows stream through a block that stays in the
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
}

/** Calls `slopes(from, margins)` block by block; it replaces each margin by its slope. Then gradient += Σ slope·row. */
export type Sweep = (
  rows: Float32Array,
  width: number,
  theta: Float64Array,
  gradient: Float64Array,
  slopes: (from: number, margins: Float64Array) => void,
) => void;

let sweep: Sweep | undefined | null = null;

/** The fast sweep; undefined where WebAssembly or its SIMD is not to be had, as on a page whose policy forbids it. */
export function fastSweep(): Sweep | undefined {
  if (sweep === null) sweep = load();
  return sweep;
}

function load(): Sweep | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  const bytes = Uint8Array.from(atob(KERNEL), (character) => character.charCodeAt(0));
  let kernel: Exports;
  try {
    kernel = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as Exports;
  } catch (error) {
    // No SIMD, or no WebAssembly by the page's policy: the plain path gives the same bits.
    if (error instanceof WebAssembly.CompileError || error instanceof EvalError) return undefined;
    throw error;
  }
  return (...given) => {
    run(kernel, ...given);
  };
}

function run(kernel: Exports, ...[rows, width, theta, gradient, slopes]: Parameters<Sweep>): void {
  const n = rows.length / width;
  const padded = Math.ceil(width / 4) * 4;
  const [thetaAt, gradientAt, sumsAt] = [0, 8 * padded, 16 * padded];
  const rowsAt = sumsAt + 8 * BLOCK;
  // The last entries of a row are read four at a time: past the end of the row, and against zeros of θ.
  const bytes = rowsAt + 4 * (BLOCK * width + 4);
  const missing = Math.ceil((bytes - kernel.memory.buffer.byteLength) / PAGE);
  if (missing > 0) kernel.memory.grow(missing);
  const doubles = (at: number, length: number) => new Float64Array(kernel.memory.buffer, at, length);
  const [ownTheta, ownGradient, sums] = [doubles(thetaAt, padded), doubles(gradientAt, padded), doubles(sumsAt, BLOCK)];
  const block = new Float32Array(kernel.memory.buffer, rowsAt, BLOCK * width + 4).fill(0);
  ownTheta.fill(0).set(theta);
  ownGradient.fill(0).set(gradient);
  for (let from = 0; from < n; from += BLOCK) {
    const count = Math.min(BLOCK, n - from);
    const rounded = Math.ceil(count / 4) * 4;
    block.set(rows.subarray(from * width, (from + count) * width));
    kernel.margins(rowsAt, 4 * width, thetaAt, padded, sumsAt, rounded);
    slopes(from, sums.subarray(0, count));
    sums.fill(0, count, rounded);
    kernel.addRows(rowsAt, 4 * width, sumsAt, padded, gradientAt, rounded);
  }
  gradient.set(ownGradient.subarray(0, width));
}
