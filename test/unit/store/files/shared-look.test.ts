import { expect, it } from "vitest";
import { sharedLook } from "../../../../src/store/files/shared-look.ts";

it("looks once more for all who asked during a look, also after one that failed", async () => {
  const looks: PromiseWithResolvers<void>[] = [];
  const refresh = sharedLook(() => {
    looks.push(Promise.withResolvers<void>());
    return looks.at(-1)!.promise;
  });
  const first = refresh();
  await expect.poll(() => looks.length).toBe(1);
  const [second, third] = [refresh(), refresh()];
  expect(looks).toHaveLength(1);
  looks[0].reject(new Error("gone"));
  await expect(first).rejects.toThrow("gone");
  await expect.poll(() => looks.length).toBe(2);
  looks[1].resolve();
  await Promise.all([second, third]);
  expect(looks).toHaveLength(2);
});
