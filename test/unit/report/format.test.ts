import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  count,
  decimal,
  duration,
  moved,
  ordinal,
  percent,
  placesFor,
  plural,
  points,
  probabilityText,
  range,
  shorten,
  signed,
  small,
  wholePercent,
  within,
} from "../../../src/report/format.ts";

const figure = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
const read = (text: string) => Number(text.replace("−", "-").replace("%", ""));

describe("figures for people", () => {
  it("are written as English writes them", () => {
    expect(percent(0.661)).toBe("66.1%");
    expect(wholePercent(0.661)).toBe("66%");
    expect(decimal(0.03)).toBe("0.03");
    expect(decimal(-0.6)).toBe("−0.60");
    expect([signed(0.3), signed(-0.6), signed(0), signed(-0.001), signed(0.001)]).toEqual([
      "+0.30",
      "−0.60",
      "0.00",
      "0.00",
      "0.00",
    ]);
    expect([moved(0.3), moved(-0.6), moved(0.001)]).toEqual(["▲ 0.30", "▼ 0.60", "="]);
    expect([points(0.04), points(-0.02)]).toEqual(["+4.0", "−2.0"]);
    expect([count(11_400), plural(1, "pair"), plural(2, "pair"), plural(0, "query", "queries")]).toEqual([
      "11,400",
      "1 pair",
      "2 pairs",
      "0 queries",
    ]);
    expect([small(0), small(0.0072), small(0.000012), small(-3)]).toEqual(["0", "0.0072", "1.2e-5", "−3"]);
    const estimate = { value: 0.72, low: 0.643, high: 0.791 };
    expect(range(estimate)).toBe("64.3% to 79.1%");
    expect(within(estimate)).toBe("72.0% (64.3% to 79.1%)");
    expect(within({ value: -0.02, low: -0.1, high: 0.05 }, points)).toBe("−2.0 (−10.0 to +5.0)");
  });

  it("say so where there is none", () => {
    const all = [percent, wholePercent, decimal, signed, points, small, probabilityText, count, duration, moved];
    for (const write of all) expect(write(NaN), write.name).toBe("n/a");
  });

  it("are as near as their digits allow, and a zero has no sign", () => {
    fc.assert(
      fc.property(figure, fc.integer({ min: 0, max: 4 }), (value, digits) => {
        for (const text of [decimal(value, digits), signed(value, digits)]) {
          expect(Math.abs(read(text) - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9 * Math.abs(value));
          if (read(text) === 0) expect(text).not.toMatch(/[+−]/);
        }
        expect(percent(value / 100)).toMatch(/^(?:−?\d+\.\d|0|100)%$/);
      }),
    );
  });

  it("of a size have digits enough not to be zero", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 1e-6, max: 1e3 }), (size) => {
        expect(read(decimal(size, placesFor(size)))).toBeGreaterThan(0);
      }),
    );
  });
});

describe("the parts of a scale", () => {
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
  ])("whose smallest step is %d have %d digits behind the point, so that its steps differ", (size, places) => {
    expect(placesFor(size)).toBe(places);
  });

  it("are never written as nothing", () => {
    for (const size of [0.009, 0.0051, 0.00012]) expect(Number(signed(size, placesFor(size)))).toBeGreaterThan(0);
  });
});

describe("a probability", () => {
  it("is never 0 or 1, however sure", () => {
    expect([0.72, 0.0321, 0, 1, 0.9999, 0.004].map(probabilityText)).toEqual([
      "0.72",
      "0.03",
      "0.001",
      "0.999",
      "0.999",
      "0.004",
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0, max: 1 }), (value) => {
        const shown = Number(probabilityText(value));
        expect(shown).toBeGreaterThan(0);
        expect(shown).toBeLessThan(1);
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.005 + 1e-12);
      }),
    );
  });

  it("of more is never written as less", () => {
    const p = fc.double({ noNaN: true, min: 0, max: 1 });
    fc.assert(
      fc.property(p, p, (a, b) => {
        if (a <= b) expect(Number(probabilityText(a))).toBeLessThanOrEqual(Number(probabilityText(b)));
      }),
    );
  });
});

describe("a place", () => {
  it("is written as people say it", () =>
    expect([1, 2, 3, 4, 11, 12, 21, 102, 1000].map(ordinal)).toEqual([
      "1st",
      "2nd",
      "3rd",
      "4th",
      "11th",
      "12th",
      "21st",
      "102nd",
      "1,000th",
    ]));
});

describe("a duration", () => {
  it("is as exact as an estimate", () => {
    expect([0, 0.44, 1.26, 5.4, 42, 240, 4800].map(duration)).toEqual([
      "0.1 s",
      "0.4 s",
      "1.3 s",
      "5 s",
      "40 s",
      "4 min",
      "1 h 20 min",
    ]);
  });
});

describe("a shortened text", () => {
  it("is one line of at most so many characters, and ends in an ellipsis where it was cut", () => {
    expect(shorten("Which  country\nowns Antarctica?", 40)).toBe("Which country owns Antarctica?");
    expect(shorten("Which country owns Antarctica?", 14)).toBe("Which country…");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 40 }), (text, length) => {
        const shown = shorten(text, length);
        expect(Array.from(shown).length).toBeLessThanOrEqual(length);
        expect(shown).not.toMatch(/[\n\t]/);
        const whole = text.replace(/\s+/g, " ").trim();
        expect(shown === whole || shown.endsWith("…")).toBe(true);
        expect(whole.startsWith(shown.replace(/…$/, ""))).toBe(true);
      }),
    );
  });

  it("does not part a character", () => {
    expect(shorten("😀😀😀😀", 3)).toBe("😀😀…");
  });
});
