import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startSuite } from "../../../scripts/lib/tests/suite.ts";

let said: string[];
beforeEach(() => {
  said = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
});
afterEach(() => vi.restoreAllMocks());

it("a suite beside others begins after the one that it waits for, and reports when it is asked", async () => {
  const seen: string[] = [];
  const gate = Promise.withResolvers<void>();
  const one = startSuite("one", async () => {
    seen.push("one begins");
    await gate.promise;
    seen.push("one ends");
    return [{ name: "a", state: "passed" }];
  });
  const two = startSuite(
    "two",
    async () => {
      seen.push("two begins");
      throw new Error("there is no Java");
    },
    one.ended,
  );
  await vi.waitFor(() => expect(seen).toEqual(["one begins"]));
  gate.resolve();
  const { tests } = await two.ended;
  expect(seen).toEqual(["one begins", "one ends", "two begins"]);
  expect(tests).toEqual([
    { name: "two (the suite did not run)", state: "failed", message: expect.stringContaining("there is no Java") },
  ]);
  expect(said).toEqual([]);
  await one.report();
  expect(said).toEqual(["\n── one", expect.stringMatching(/^one: 1 passed, 0 failed in \d+ s$/)]);
});
