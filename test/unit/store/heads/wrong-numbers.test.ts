import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Head } from "../../../../src/core/model/head.ts";
import { loadHead } from "../../../../src/store/heads/load-head.ts";
import { saveHead } from "../../../../src/store/heads/save-head.ts";
import { readSafetensors, writeSafetensors, type Tensor } from "../../../../src/store/heads/safetensors.ts";
import { aHead } from "./a-head.ts";

let target: string;
beforeEach(async () => {
  target = join(await fs.mkdtemp(join(tmpdir(), "rewardlens-numbers-")), "mine");
  await saveHead(target, aHead());
});
afterEach(() => fs.rm(join(target, ".."), { recursive: true }));

const { encoder } = aHead().card;
const inUse = { id: encoder, dimension: 2 };
const broken = (message: RegExp) => ({
  name: "StoreError",
  code: "head-broken",
  message: expect.stringMatching(message),
});

/** Puts other numbers into the file, as no saving would. */
async function put(name: string, data: Tensor["data"]): Promise<void> {
  const path = join(target, "head.safetensors");
  const { tensors, metadata } = readSafetensors(await fs.readFile(path));
  await fs.writeFile(
    path,
    writeSafetensors({ tensors: { ...tensors, [name]: { shape: [data.length], data } }, metadata }),
  );
}

describe("a head of the right encoder", () => {
  it.each<[string, string, Tensor["data"], RegExp]>([
    ["NaN", "weights", Float32Array.of(Number.NaN, 0), /"weights" contains NaN/],
    ["1e300, which 32 bits do not hold", "weights", Float64Array.of(1e300, 0), /"weights" has 1e\+300/],
    ["a bias that no reward has", "bias", Float64Array.of(-1e300), /"bias" has -1e\+300/],
    ["a mean that no feature has", "mean", Float32Array.of(3e38, 0), /"mean" has/],
    ["a variance below 0", "covariance", Float32Array.of(1, 0, -1), /"covariance" is not a covariance/],
    ["a correlation above 1", "covariance", Float32Array.of(1, 5, 1), /"covariance" is not a covariance/],
    ["the same in what moves the weights", "agreed", Float32Array.of(1, 5, 1), /"agreed" is not a covariance/],
    ["infinity", "covariance", Float32Array.of(Infinity, 0, 1), /"covariance" contains NaN or infinity/],
  ])("is refused with %s", async (_, name, data, message) => {
    await put(name, data);
    await expect(loadHead(target, inUse)).rejects.toMatchObject(broken(message));
  });

  it("is refused with weights for another number of features", async () => {
    const card = { ...aHead().card, dimension: 1 };
    const one: Head = { ...aHead(), card, weights: Float32Array.of(1), mean: Float32Array.of(0) };
    await saveHead(target, { ...one, covariance: Float32Array.of(1), agreed: undefined });
    await expect(loadHead(target, inUse)).rejects.toMatchObject(broken(/has 1 weights, but encoder .* has 2 features/));
    expect((await loadHead(target)).card.dimension).toBe(1);
  });

  it("is refused with the weights of another head", async () => {
    const other = join(target, "..", "other");
    await saveHead(other, aHead("other"));
    await fs.copyFile(join(other, "head.safetensors"), join(target, "head.safetensors"));
    await expect(loadHead(target, inUse)).rejects.toMatchObject(broken(/weights belong to model other, its card to/));
  });

  it.each([
    ["card.json", `{"schema":1,"more":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, "nested more than 64 deep"],
    ["card.json", " ".repeat(2 << 20), "at most 1 MB"],
    ["report.json", "[".repeat(100_000), "nested more than 64 deep"],
  ])("says what is wrong with %s where nobody would read it to the end", async (name, text, message) => {
    await fs.writeFile(join(target, name), text);
    const { loadReport } = await import("../../../../src/store/heads/load-head.ts");
    const read = name === "card.json" ? loadHead(target, inUse) : loadReport(target);
    await expect(read).rejects.toMatchObject({ name: "StoreError", message: expect.stringContaining(message) });
  });

  it("keeps numbers that a training gives, whatever their size", async () => {
    const head = { ...aHead(), weights: Float32Array.of(1e-30, -50), covariance: Float32Array.of(1e6, -999.5, 1) };
    await saveHead(target, head);
    expect((await loadHead(target, inUse)).covariance).toEqual(head.covariance);
  });
});
