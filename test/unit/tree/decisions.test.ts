import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { projectTexts } from "./project-texts.ts";

const decisions = await projectTexts(["docs/decisions/[0-9]*.md"]);
const [files, texts] = [[...decisions.keys()], [...decisions.values()]];
const numbers = files.map((file) => basename(file).slice(0, 3));

describe("decisions", () => {
  it("are numbered in order of time", () => {
    expect(new Set(numbers).size).toBe(files.length);
    const dates = texts.map((text) => /^\*\*Status:\*\* .*, (\d{4}-\d\d-\d\d)$/m.exec(text)?.[1]);
    expect(dates).toEqual(dates.toSorted());
  });

  it.each(files.map((file, i) => [file, numbers[i], texts[i]]))(
    "%s has a title, a status and a date",
    (_, number, text) => {
      expect(text).toMatch(
        new RegExp(
          `^# ${number} \\S.*\n\n\\*\\*Status:\\*\\* (accepted|superseded by \\[\\d{3}\\]\\(\\d{3}-[\\w-]+\\.md\\)), \\d{4}-\\d\\d-\\d\\d\n`,
        ),
      );
    },
  );

  it("are all in the index, with title and status", async () => {
    const [page] = (await projectTexts(["docs/decisions/README.md"])).values();
    const index = page.replace(/ +\|/g, " |");
    const missing = texts.flatMap((text, i) => {
      const [, title, status, date] = /^# \d{3} (.*)\n\n\*\*Status:\*\* (.*), (.*)\n/.exec(text) ?? [];
      const row = `| [${numbers[i]}](${basename(files[i])}) | ${title} | ${status} | ${date} |`;
      return index.includes(row) ? [] : [row];
    });
    expect(missing).toEqual([]);
  });

  it("exist wherever code and documents refer to them", async () => {
    const pages = await projectTexts([
      ...["*.md", "*.{js,ts}", "docs/**/*.md", "{src,webview,scripts,test}/**/*.{ts,mjs,py,md}", "package.json"],
      ...[".npmrc", ".{github,vscode,ci}/**"],
    ]);
    const references =
      /(?:\b[Dd]ecisions? |decisions\/|(?<=\b[Dd]ecisions? (?:\d{3}(?:,| and) )+))(\d{3})\b(-[\w-]+)?/g;
    const names = new Set(files.map((file) => basename(file, ".md")));
    const found = [...pages].flatMap(([page, text]) =>
      [...text.matchAll(references)].map((match) => ({ page, match })),
    );
    expect(found.length).toBeGreaterThan(60);
    const wrong = found.filter(({ match: [, number, slug] }) => {
      return slug === undefined ? !numbers.includes(number) : !names.has(number + slug);
    });
    expect(wrong.map(({ page, match }) => `${page}: ${match[0]}`)).toEqual([]);
  });

  it("are linked by their own number", () => {
    const links = texts.flatMap((text) => [...text.matchAll(/\[(?:[Dd]ecision )?(\d{3})\]\((?:\S*\/)?(\d{3})-/g)]);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter(([, shown, target]) => shown !== target).map(([link]) => link)).toEqual([]);
  });
});
