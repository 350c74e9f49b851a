import { describe, expect, it } from "vitest";
import { inOrder } from "../../../src/scale/in-order.ts";

async function* items(count: number): AsyncGenerator<number> {
  for (let i = 0; i < count; i++) yield i;
}

/** Work that is done when it is let go. */
function gates() {
  const open: (() => void)[] = [];
  const work = (item: number) => new Promise<number>((resolve) => (open[item] = () => resolve(10 * item)));
  return { open, work };
}

describe("work in order", () => {
  it("gives the results in the order of the items, however long each takes", async () => {
    const { open, work } = gates();
    const results = inOrder(items(3), work, 3);
    const first = results.next();
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    for (const item of [2, 1, 0]) open[item]();
    expect(await first).toEqual({ done: false, value: 0 });
    expect([await results.next(), await results.next()].map(({ value }) => value as number)).toEqual([10, 20]);
    expect((await results.next()).done).toBe(true);
  });

  it("never works on more than its number at a time", async () => {
    let [now, most] = [0, 0];
    const work = async (item: number) => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now--;
      return item;
    };
    const results: number[] = [];
    for await (const result of inOrder(items(50), work, 3)) results.push(result);
    expect(results).toEqual([...Array(50).keys()]);
    expect(most).toBe(3);
  });

  it("gives a result while the next item is still waited for", async () => {
    async function* slow() {
      yield 1;
      await new Promise(() => {});
    }
    const results = inOrder(slow(), async (item) => item, 3);
    expect(await results.next()).toEqual({ done: false, value: 1 });
  });

  it.each(["items", "work"])("fails as its %s do", async (what) => {
    async function* failing() {
      yield 1;
      if (what === "items") throw new Error("no more");
    }
    const results = inOrder(failing(), async () => Promise.reject(new Error("no more")), 2);
    await expect(results.next()).rejects.toThrow("no more");
  });
});
