import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, contentId } from "../../../../src/store/files/canonical-json.ts";
import { parseLog } from "../../../../src/store/log/parse-log.ts";
import { preference } from "../../../support/preference.ts";

const recordOf = (content: object) => ({ ...content, id: contentId(content) });
const choice = recordOf({ ...preference("Größe?", { tags: ["short"] }), schema: 3, kind: "preference" });
const line = canonicalJson(choice);

describe("a record's id", () => {
  it.each([
    ["the choice", line.replace('"choice":"first"', '"choice":"second"')],
    ["a response", line.replace('["a","b"]', '["c","b"]')],
    ["a field that this version does not know", line.replace("}", ',"zeal":1}')],
    ["the id itself", line.replace(choice.id, "0".repeat(32))],
  ])("shows that the line was changed: %s", (_, changed) => {
    expect(changed).not.toBe(line);
    const alone = parseLog(changed);
    expect(alone.records).toEqual([]);
    expect(alone.problems).toEqual([
      { line: 1, id: expect.any(String), message: expect.stringMatching(/was changed or damaged.*Restore the line/) },
    ]);
  });

  it("names the line of the record where that is there too, before or behind", () => {
    const changed = line.replace('"choice":"first"', '"choice":"tie"');
    for (const [text, bad, good] of [
      [`${line}\n${changed}`, 2, 1],
      [`${changed}\n${line}`, 1, 2],
    ] as const) {
      const { records, problems } = parseLog(text);
      expect(records).toEqual([choice]);
      expect(problems).toEqual([
        { line: bad, id: choice.id, message: expect.stringContaining(`Line ${good} has the record with this id`) },
      ]);
    }
  });

  it("does not depend on how the line is written: order of fields, spaces, escapes", () => {
    const turned = Object.fromEntries(Object.entries(choice).reverse());
    const escaped = line.replaceAll("ö", "\\u00f6");
    for (const text of [JSON.stringify(turned, null, 1).replaceAll("\n", " "), escaped, `${line}\r`, `\uFEFF${line}`]) {
      expect(parseLog(text)).toMatchObject({ records: [choice], problems: [] });
    }
  });

  it("is that of any record as it is written", () => {
    const text = fc.string({ unit: fc.oneof(fc.string(), fc.constantFrom("\ud83d", "\u2028", '"id":"', "\0")) });
    fc.assert(
      fc.property(
        text,
        text,
        fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
        fc.jsonValue(),
        (a, b, seconds, more) => {
          const content = {
            ...preference(a, { responses: [a, b], reason: b, seconds }),
            schema: 3,
            kind: "preference",
            more,
          };
          expect(parseLog(canonicalJson(recordOf(content))).problems).toEqual([]);
        },
      ),
    );
  });
});
