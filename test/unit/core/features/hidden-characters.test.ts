import { describe, expect, it } from "vitest";
import { escapeHidden, hiddenRuns, nameOf } from "../../../../src/core/features/hidden-characters.ts";

const named = (text: string) => [...hiddenRuns(text)].map(({ start, end }) => nameOf(text.slice(start, end)));

/** Every code point of whatever category, but surrogates. */
function* codePoints(): Generator<string> {
  for (let code = 0; code <= 0x10ffff; code++) if (code < 0xd800 || code > 0xdfff) yield String.fromCodePoint(code);
}

describe("hidden characters", () => {
  it("are all of Cc, Cf and Default_Ignorable_Code_Point between letters, but line ends, tabs and signs that are drawn", () => {
    const drawn = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;
    const wrong = [...codePoints()].filter((character) => {
      const expected =
        /\p{Cc}|\p{Cf}|\p{DI}|[\u2028\u2029\u2800\ufffc\u{1d159}]|\u{16fe4}/u.test(character) &&
        !drawn.test(character) &&
        !"\t\n".includes(character);
      return named(`a${character}b`).length !== Number(expected);
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ["tag characters", "a\u{e0041}\u{e0042}b", ["U+E0041 U+E0042"]],
    ["marks of direction", "\u200ea\u200fb\u061c", ["U+200E", "U+200F", "U+061C"]],
    ["fillers", "a\u3164b\u115fc\uffa0d\u034f", ["U+3164", "U+115F", "U+FFA0", "U+034F"]],
    ["variation selectors that vary nothing", "a\ufe0fb\u{e0101}", ["U+FE0F", "U+E0101"]],
    ["soft hyphens and blanks that are letters", "co\u00adop\u2800\u180e", ["U+00AD", "U+2800 U+180E"]],
    ["a joiner with nothing to join", "a\u200db 👩\u200d!", ["U+200D", "U+200D"]],
    ["a long run by its length", "\u200b".repeat(5000), ["U+200B × 5000"]],
    [
      "a long run by its beginning",
      "\u{e0061}\u{e0062}\u{e0063}\u{e0064}",
      ["U+E0061 U+E0062 U+E0063 … (4 characters)"],
    ],
    ["letters hidden behind a flag", "🏴\u{e0061}\u{e0062}", ["U+E0061 U+E0062"]],
    ["selectors behind a picture", "😀\ufe0f\ufe0f\u{e0121}", ["U+FE0F U+E0121"]],
    ["a carriage return alone", "a\rb\r\n", ["U+000D"]],
  ])("%s", (_, text, names) => expect(named(text)).toEqual(names));

  it.each([
    ["pictures that are joined, coloured, or marked as pictures", "👩‍👩‍👧 👩🏽‍🤝‍👨🏾 🕵🏽‍♂️ ❤️‍🔥 ❤‍🔥 ©️ 1️⃣ #️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
    ["Persian and Urdu", "می‌خواهم کتاب‌ها"],
    ["Hindi, Sinhala, Malayalam, Bengali", "क्‍ष क्‌ष ශ්‍රී ന്‍ র‍্য"],
    ["Mongolian and Japanese forms of letters", "ᠠ᠋ 葛󠄀"],
    ["Braille", "⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙"],
    ["line ends", "a\r\nb\nc\t"],
  ])("are not what is needed: %s", (_, text) => {
    expect(named(text)).toEqual([]);
    expect(escapeHidden(text)).toBe(text);
  });
});
