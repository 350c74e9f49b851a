import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { glob } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/lib/paths.ts";
import { projectTexts } from "./project-texts.ts";

const texts = await projectTexts(["*.md", "docs/**/*.md", ".github/**/*.{md,yml}"]);

/** What a pattern's first group finds in all pages, each with its page. */
const found = (pattern: RegExp) =>
  [...texts].flatMap(([page, text]) => [...text.matchAll(pattern)].map((match) => [match[1], page] as const));

describe("the commands that the docs name", () => {
  it("run scripts that are there", () => {
    const scripts = found(/scripts\/([\w/-]+\.(?:ts|mjs|py))/g);
    expect(scripts.length).toBeGreaterThan(10);
    for (const [script, page] of scripts)
      expect(existsSync(join(root, "scripts", script)), `${page}: ${script}`).toBe(true);
  });

  it("are npm scripts, parts of the benchmark and verbs that exist", async () => {
    const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { scripts: object };
    for (const [name, page] of found(/npm run (?:-s )?([\w:]+)/g)) expect(Object.keys(scripts), page).toContain(name);
    const parts = await glob("scripts/bench/*.ts", { cwd: root });
    const names = parts.map((part) => basename(part, ".ts"));
    for (const [part, page] of found(/npm run bench (?:-- )?(\w[\w-]*)/g)) expect(names, page).toContain(part);
    const verbs = await glob("src/cli/verbs/*.ts", { cwd: root });
    const known = verbs.map((verb) => basename(verb, ".ts"));
    const named = found(/(?:npx rewardlens|`rewardlens) ([a-z][\w-]*)/g);
    expect(named.length).toBeGreaterThan(5);
    for (const [verb, page] of named) expect(known, page).toContain(verb);
  });
});
