import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { kernelModule } from "../../../../scripts/lib/kernel-module.ts";
import { root } from "../../../../scripts/lib/paths.ts";
import { plainSweep } from "../../../../src/core/model/bradley-terry.ts";
import { fastQuadratic, fastSweep, type Sweep } from "../../../../src/core/math/kernel.ts";
import { packedLength, plainQuadratic } from "../../../../src/core/model/laplace.ts";
import { seededRandom } from "../../../../src/core/math/random.ts";
import { madePreferences, someCard } from "../synthetic.ts";

/**
 * What a sweep gives for n pairs of P numbers: margins, and the gradient of slopes that are a function of them.
 * @param every so many rows belong to other pairs, less one.
 */
function swept(sweep: Sweep, n: number, width: number, seed: number, every = 1) {
  const random = seededRandom(seed);
  const rows = Float32Array.from({ length: n * every * width }, () => 8 * random() - 4);
  const at = Int32Array.from({ length: n }, (_, i) => i * every + (i % every));
  const theta = Float64Array.from({ length: width }, () => random() - 0.5);
  const gradient = Float64Array.from(theta, (v) => v / 3);
  const margins: number[] = [];
  sweep({ rows, width, at }, theta, gradient, (from, some) => {
    expect(from).toBe(margins.length);
    margins.push(...some);
    some.forEach((margin, k) => (some[k] = Math.tanh(margin)));
  });
  return { margins, gradient: [...gradient] };
}

describe("the kernel of the fit", () => {
  it("is assembled from kernel.wat: else run node scripts/build-kernel.ts", async () => {
    const built = await readFile(join(root, "src", "core", "math", "kernel-bytes.ts"), "utf8");
    expect(built).toBe(await kernelModule());
  });

  it("gives the bits of the plain path, for any number of pairs and features", () => {
    const fast = fastSweep();
    if (!fast) throw new Error("WebAssembly with SIMD is missing here");
    const sizes = fc.record({
      n: fc.integer({ min: 1, max: 130 }),
      width: fc.integer({ min: 1, max: 70 }),
      seed: fc.nat(),
      every: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(sizes, ({ n, width, seed, every }) => {
        expect(swept(fast, n, width, seed, every)).toEqual(swept(plainSweep, n, width, seed, every));
      }),
    );
    // A width after a larger one: what lies behind a row must not count.
    expect(swept(fast, 65, 819, 1)).toEqual(swept(plainSweep, 65, 819, 1));
    expect(swept(fast, 3, 2, 2)).toEqual(swept(plainSweep, 3, 2, 2));
  });

  it("gives the bits of the plain path for dᵀCd, whichever C came before", () => {
    const fast = fastQuadratic();
    if (!fast) throw new Error("WebAssembly with SIMD is missing here");
    const random = seededRandom(4);
    const made = (length: number) => Float32Array.from({ length }, () => random() - 0.5);
    for (const n of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 70, 819, 70, 3]) {
      const [one, other] = [made(packedLength(n)), made(packedLength(n))];
      for (const packed of [one, one, other, one]) {
        const d = Float64Array.from(made(n));
        expect(fast(packed, d)).toBe(plainQuadratic(packed, d));
      }
    }
  });

  it("fits, trains and scores to the same bits where there is no WebAssembly", async () => {
    const made = madePreferences({ pairs: 70, dimension: 21, strength: 1.5 });
    const run = async () => {
      vi.resetModules(); // the kernel is loaded once a module
      const { fastSweep: sweep } = await import("../../../../src/core/math/kernel.ts");
      const { train } = await import("../../../../src/core/train.ts");
      const { scoreResponse } = await import("../../../../src/core/model/score.ts");
      const head = train(made, { card: someCard, starters: [{ name: "taste", weights: made.taste }] });
      return { fast: sweep() !== undefined, head, score: scoreResponse(head, made.features.slice(0, 21)) };
    };
    const fast = await run();
    vi.stubGlobal("WebAssembly", undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    const plain = await run();
    expect([fast.fast, plain.fast]).toEqual([true, false]);
    expect(plain.head).toEqual(fast.head);
    expect(plain.score).toEqual(fast.score);
  });
});
