import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/lib/paths.ts";
import { projectTexts } from "./project-texts.ts";

const texts = await projectTexts(["*.md", ".github/**/*.md", "docs/**/*.md", "samples/*.md", "media/**/*.md"]);

/** Targets of a page's links and pictures, code left out. */
function targets(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)].map((match) => match[1]);
}

/** What GitHub makes of a heading, to link to it. */
const anchor = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
const anchors = (text: string) => [...text.matchAll(/^#+ (.*)$/gm)].map((match) => anchor(match[1]));

describe("links between documents", () => {
  it("lead to files, pictures and headings that exist", () => {
    const dead = [...texts].flatMap(([page, text]) =>
      targets(text)
        .filter((target) => !/^[a-z]+:/i.test(target) && !target.startsWith("../blob/"))
        .filter((target) => {
          const [path, heading] = target.split("#");
          const file = path === "" ? page : join(dirname(page), path);
          if (!existsSync(join(root, file))) return true;
          return heading !== undefined && texts.has(file) && !anchors(texts.get(file)!).includes(heading);
        })
        .map((target) => `${page}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it("reach every page of docs/ from its index", () => {
    const index = targets(texts.get("docs/README.md") ?? "").map((target) => join("docs", target));
    const listed = [...texts.keys()].filter(
      (page) => page.startsWith("docs/") && dirname(page) === "docs" && page !== "docs/README.md",
    );
    expect(listed.filter((page) => !index.includes(page))).toEqual([]);
    expect(index).toContain("docs/decisions/README.md");
  });
});

describe("paths of this project that documents name as code", () => {
  it("exist", () => {
    const path = /`((?:src|webview|scripts|test|docs|scale|schemas|samples|media|\.github)\/[\w./-]+)`/g;
    const named = [...texts].flatMap(([page, text]) =>
      [...text.matchAll(path)].map((match) => ({ page, file: match[1] })),
    );
    expect(named.length).toBeGreaterThan(150);
    const dead = named.filter(({ file }) => !existsSync(join(root, file)));
    expect(dead).toEqual([]);
  });
});
