import { expect, it } from "vitest";
import { placesFor, signed } from "../../../src/report/format.ts";

it.each([
  [0.3, "+0.30"],
  [-0.6, "−0.60"],
  [0.004, "0.00"],
  [-0, "0.00"],
])("a part of %d is written %s", (value, text) => {
  expect(signed(value)).toBe(text);
});

it.each([
  [0.25, 2],
  [0.01, 2],
  [0.009, 3],
  [0.0004, 4],
  [1e-12, 6],
  [0, 2],
])("a scale whose smallest step is %d has %d digits behind the point, so that its steps differ", (size, places) => {
  expect(placesFor(size)).toBe(places);
});

it("writes no step of a scale as nothing", () => {
  for (const size of [0.009, 0.0051, 0.00012]) expect(Number(signed(size, placesFor(size)))).toBeGreaterThan(0);
});
