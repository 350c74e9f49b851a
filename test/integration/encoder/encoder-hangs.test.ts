import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { EncoderClient } from "../../../src/encoder/process/client.ts";
import { EncoderPool } from "../../../src/encoder/process/pool.ts";
import { aFolder, anEncoder, bitsOf, shipped } from "./encoder-setup.ts";

const many = Array.from({ length: 100 }, (_, i) => ({ query: `Why ${i}?`, response: "Because it is so. ".repeat(20) }));
/** In ms: a machine under load opens the model in that time. */
const patience = 10_000;
const isGone = (pid: number) => {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
};

/** Stops a process once, at the first call. */
function stopOnce(pid: () => number | undefined): () => number | undefined {
  let stopped: number | undefined;
  return () => {
    if (stopped === undefined) process.kill((stopped = pid()!), "SIGSTOP");
    return stopped;
  };
}

let expected: string[];
beforeAll(async () => {
  const encoder = new EncoderClient(shipped);
  expected = (await encoder.embed(many)).map(bitsOf);
  await encoder.dispose();
});

// Each waits until a hang is found: beside each other.
describe.skipIf(process.platform === "win32").concurrent("an encoder whose process is stopped", () => {
  it("is started again, and its calls are answered", async ({ onTestFinished }) => {
    const encoder = anEncoder({ patience }, onTestFinished);
    await encoder.info();
    const first = encoder.pid!;
    const stop = stopOnce(() => encoder.pid);
    const [found, info] = await Promise.all([encoder.embed(many, { onProgress: stop }), encoder.info()]);
    expect(found.map(bitsOf)).toEqual(expected);
    expect(info.id).toMatch(/^[0-9a-f]{16}$/);
    expect(encoder.pid).not.toBe(first);
    expect(isGone(first)).toBe(true);
  });

  it("is started again in a pool, whose other processes continue", async ({ onTestFinished }) => {
    const pool = new EncoderPool({ ...shipped, patience }, 2);
    onTestFinished(() => pool.dispose());
    expect(await pool.embed(many.slice(0, 40))).toHaveLength(40); // both run
    const [first, second] = pool.pids;
    const stop = stopOnce(() => first);
    expect((await pool.embed(many, { onProgress: stop })).map(bitsOf)).toEqual(expected);
    expect(isGone(first)).toBe(true);
    expect(pool.pids).toContain(second);
  });

  it("ends by dispose", async ({ onTestFinished }) => {
    const encoder = anEncoder({}, onTestFinished);
    await encoder.info();
    const pid = encoder.pid!;
    process.kill(pid, "SIGSTOP");
    const call = encoder.embed(many).catch((error: unknown) => error);
    await encoder.dispose();
    expect(isGone(pid)).toBe(true);
    expect(await call).toMatchObject({ code: "encoder-stopped" });
  });

  it("is not waited for by whoever cancels, and what was cancelled is not tried again", async ({ onTestFinished }) => {
    const encoder = anEncoder({ patience }, onTestFinished);
    await encoder.info();
    const pid = encoder.pid!;
    process.kill(pid, "SIGSTOP");
    const controller = new AbortController();
    const call = encoder.embed(many, { signal: controller.signal }).catch((error: unknown) => error);
    controller.abort(new Error("enough"));
    expect(await call).toMatchObject({ message: "enough" });
    const { id } = await encoder.info(); // finds the hang, and is answered by the next process
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(encoder.pid).not.toBe(pid);
  });
});

it.concurrent("an encoder that hangs again in its second process says so, after two starts", async (test) => {
  const folder = await aFolder(test.onTestFinished);
  const [script, starts] = [join(folder, "hangs.mjs"), join(folder, "starts")];
  await writeFile(
    script,
    `import { appendFileSync } from "node:fs"; appendFileSync(${JSON.stringify(starts)}, "x"); for (;;);`,
  );
  const encoder = new EncoderClient({ script, folder, patience: 3000 });
  test.onTestFinished(() => encoder.dispose());
  await expect(encoder.info()).rejects.toMatchObject({
    code: "encoder-hung",
    message: "The encoder process did not answer for 3 s and was ended.",
  });
  expect(await readFile(starts, "utf8")).toBe("xx");
  expect(encoder.pid).toBeUndefined();
});
