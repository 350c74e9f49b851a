import { describe, expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import { attacksOn, attackText, expressionsIn, matchAll } from "../unit/growth/expressions.ts";
import { superlinear } from "../unit/growth/growth.ts";
import { recordReaders, textReaders } from "../unit/growth/readers.ts";
import { records, texts, type Make } from "../unit/growth/texts.ts";

const slowOf = (makes: Readonly<Record<string, Make>>, read: (text: string) => unknown, size: number) =>
  Object.entries(makes).flatMap(([what, make]) => {
    const growth = superlinear(make, read, size);
    return growth === undefined ? [] : [`${what} ${growth}`];
  });

describe("the time of reading grows as the text does", () => {
  it.each(Object.keys(textReaders))("of %s", (name) => expect(slowOf(texts, textReaders[name], 5000)).toEqual([]));

  it.each(Object.keys(textReaders))("of a record, read as %s", (name) =>
    expect(slowOf(records, textReaders[name], 25_000)).toEqual([]),
  );

  it.each(Object.keys(recordReaders))("of a record, for %s", (name) =>
    expect(slowOf(records, recordReaders[name], 100_000)).toEqual([]),
  );
});

describe("the time of a regular expression grows as the text does", () => {
  const expressions = expressionsIn(root, ["src", "webview"]);
  const files = Object.entries(Object.groupBy(expressions, ({ where }) => where.split(":")[0]));

  it.each(files)("in %s", (_, some) => {
    const slow = some!.flatMap((expression) =>
      attacksOn(expression, "all").flatMap((attack) => {
        const growth = superlinear((size) => attackText(attack, size), matchAll(expression), 2500, 15);
        return growth === undefined ? [] : [`${expression.where} ${JSON.stringify(attack)} ${growth}`];
      }),
    );
    expect(slow).toEqual([]);
  });
});
