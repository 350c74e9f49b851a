import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { Ending } from "../../../../src/encoder/process/ending.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Work that is done once it is let go. */
function held<T>() {
  let done!: (value: T) => void;
  return { work: new Promise<T>((resolve) => (done = resolve)), done };
}

describe("work before an end", () => {
  it("has its own outcome where it is over first", async () => {
    const ending = new Ending();
    expect(await ending.before(Promise.resolve(3))).toBe(3);
    await expect(ending.before(Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("fails with the end, whether it was running or comes later", async () => {
    const ending = new Ending();
    const running = ending.before(held().work);
    ending.end(new Error("gone"));
    ending.end(new Error("gone again"));
    await expect(running).rejects.toThrow(/^gone$/);
    await expect(ending.before(Promise.resolve(3))).rejects.toThrow(/^gone$/);
  });

  it("does not keep results while the end is still to come", async () => {
    const ending = new Ending();
    const result = await (async () => {
      const { work, done } = held<object>();
      const outcome = ending.before(work);
      done({ large: new Float32Array(1000) });
      return new WeakRef(await outcome);
    })();
    await new Promise((resolve) => setImmediate(resolve)); // a WeakRef keeps its target for this turn
    collectGarbage();
    expect(result.deref()).toBeUndefined();
    ending.end(new Error("gone"));
  });
});
