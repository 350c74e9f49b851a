import { fork } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { EncoderPool } from "../../../src/encoder/process/pool.ts";
import { aFolder, shipped } from "./encoder-setup.ts";

const many = Array.from({ length: 200 }, (_, i) => ({ query: `Why ${i}?`, response: "Because it is so. ".repeat(50) }));

/** A pool of two that ends with the test. */
function aPool(options: Partial<typeof shipped> = {}): EncoderPool {
  const pool = new EncoderPool({ ...shipped, ...options }, 2);
  onTestFinished(() => pool.dispose());
  return pool;
}

describe("a pool of encoders", () => {
  it("rejects with the signal's reason half way, and takes the next call", async () => {
    const pool = aPool();
    const controller = new AbortController();
    const reason = new Error("enough");
    let reported = 0;
    const onProgress = (done: number) => ((reported = done), controller.abort(reason));
    await expect(pool.embed(many, { signal: controller.signal, onProgress })).rejects.toBe(reason);
    expect(reported).toBeLessThan(many.length / 2);
    expect(await pool.embed(many.slice(0, 3))).toHaveLength(3);
  });

  it("rejects with the code of the process that failed", async () => {
    const folder = await aFolder();
    await expect(aPool({ folder }).embed(many)).rejects.toMatchObject({
      code: "encoder-missing",
      message: expect.stringContaining(join(folder, "card.json")),
    });
  });

  it("takes no text, says who it is, and is over when disposed", async () => {
    const pool = aPool();
    expect(await pool.embed([])).toEqual([]);
    expect((await pool.info()).id).toMatch(/^[0-9a-f]{16}$/);
    await pool.dispose();
    await expect(pool.embed(many)).rejects.toMatchObject({ code: "encoder-stopped" });
  });
});

it.skipIf(process.platform === "win32")(
  "an encoder ends with the process that owns it, even when that is killed",
  async () => {
    const script = join(await aFolder(), "owner.mjs"); // bundled, because Node 20 runs no TypeScript
    const source = join(import.meta.dirname, "encoder-owner.ts");
    await build({ entryPoints: [source], outfile: script, bundle: true, platform: "node", format: "esm" });
    const owner = fork(script, [shipped.script, shipped.folder]);
    const pid = await new Promise<number>((resolve, reject) => {
      owner.once("message", (message) => resolve(message as number));
      owner.once("exit", (code) => reject(new Error(`it ended before its encoder ran (exit code ${code})`)));
    });
    expect(process.kill(pid, 0)).toBe(true);
    owner.kill("SIGKILL");
    // Work for a minute waits for it.
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), { timeout: 20_000 });
  },
);
