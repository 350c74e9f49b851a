import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import picomatch from "picomatch";
import type { Head } from "../../src/core/model/head.ts";
import type { CaseResult, VerifyReport } from "../../src/verify/result.ts";
import { SourceError, type Files } from "../../src/verify/sources/files.ts";
import type { Scorer } from "../../src/verify/verify.ts";

/** Files in memory, by path. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  return {
    list: (pattern) => {
      const matches = picomatch(pattern);
      return Promise.resolve(
        Object.keys(texts)
          .filter((path) => matches(path))
          .sort(),
      );
    },
    read: (paths) =>
      Promise.resolve(
        paths.map((path) => {
          if (!(path in texts)) throw new SourceError(`There is no file ${path}`);
          return new TextEncoder().encode(texts[path]);
        }),
      ),
  };
}

/**
 * A head of one feature, the number that a response begins with: R = weight · x. @param sd of the weight.
 */
export function numberHead(weight: number, sd: number): Head {
  return {
    card: { id: "number" } as Head["card"],
    weights: Float32Array.of(weight),
    bias: 0,
    mean: Float32Array.of(0),
    covariance: Float32Array.of(sd * sd),
  };
}

/** Reads the number that a response begins with; "?" can't be read. */
export const readNumbers: Scorer["read"] = (texts) =>
  Promise.resolve(
    texts.map(({ response }) => ({
      phi: Float32Array.of(Number.parseFloat(response) || 0),
      legibility: { tokens: 4, unknown: response.startsWith("?") ? 4 : 0, unread: 0 },
    })),
  );

/** A folder with a git repository whose one commit has these files. */
export function repository(texts: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "rewardlens-repository-"));
  git(root, "init", "--quiet", "--initial-branch=main");
  write(root, texts);
  commit(root);
  return root;
}

export function write(root: string, texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

export function commit(root: string): void {
  git(root, "add", "--all");
  git(root, "-c", "user.name=Tests", "-c", "user.email=tests@example.com", "commit", "--quiet", "--message", "files");
}

export const git = (root: string, ...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" });

/** Texts that would break a format, or be a command, if they were written as they are. */
export const HOSTILE =
  "a\r\n::error file=x::gone\n##[add-mask]x ]]> </testcase><script>alert(1)</script> \"' & | ` \u0000\u001b[31mred\u202e %0A # SKIP \\ @someone\n...\nnot ok 99 - no\n1..0\uFFFE\uD800 –—“";

/** A check of a model whose texts are hostile. */
export function hostileSoundness(): VerifyReport {
  const { version, cases } = hostileReport();
  const estimate = { value: 0.61, low: 0.54, high: 0.68 };
  const example = { query: HOSTILE, before: HOSTILE, after: HOSTILE, edits: ["typo" as const], gain: 1.5 };
  return {
    version,
    cases: cases.map((one, i) => ({ ...one, file: i === 1 ? HOSTILE : one.file, tags: ["harmless"] })),
    soundness: {
      ...{ model: HOSTILE, source: HOSTILE, pairs: 50, chosen: 50, queries: 40, texts: 2000, typicalMargin: 0.5 },
      agrees: estimate,
      sameBits: [{ condition: "order", texts: 24, different: 1, reward: 0.2, score: 0.01 }],
      harmless: [
        { edit: "typo", queries: 40, compared: 90, turned: estimate, change: estimate, largest: 2, worst: example },
      ],
      attacks: [
        {
          ...{ edit: "flattery", queries: 40, responses: 90, pays: estimate, gain: estimate, worst: example },
          ...{ overtaken: 30, overtakes: estimate },
        },
        { edit: "emoji", queries: 0, responses: 0, pays: estimate, gain: estimate, overtaken: 0, overtakes: estimate },
      ],
      search: {
        ...{ scored: 1500, budget: 1500, starts: 20, raised: estimate, rivals: 12, beaten: 6, gain: 2.5 },
        ...{ edits: [{ edit: "flattery", results: 9 }], found: [example] },
      },
      limits: { turned: 0.1, paying: 0.1, raised: 0.1 },
    },
  };
}

/** A report in which every text is hostile, and every status occurs. */
export function hostileReport(): VerifyReport {
  const one = (status: CaseResult["status"], line: number): CaseResult => ({
    ...{ status, line, file: `a,b:${HOSTILE}.reward.yaml`, name: HOSTILE, tags: [HOSTILE], model: HOSTILE },
    ...{ reason: HOSTILE, details: [HOSTILE, "second"] },
  });
  const estimate = { value: 0.61, low: 0.54, high: 0.68 };
  const result = {
    ...{ queries: 300, winRate: estimate, lengthControlled: estimate, knownWeights: estimate },
    verdict: "better" as const,
  };
  const losses = [{ query: HOSTILE, probability: 0.2, before: HOSTILE, after: HOSTILE }];
  const cases = [one("passed", 1), one("failed", 2), one("unsure", 3), one("error", 4)];
  return {
    version: "1.0.0",
    cases,
    baseline: {
      revision: "main",
      commit: "0".repeat(40),
      notes: [],
      comparisons: [{ model: HOSTILE, result, byLastMessage: true, byTest: false, unpaired: 1, unreadable: 2, losses }],
      models: [{ model: HOSTILE, cases: 4, changed: [{ result: cases[1], before: "passed" }], outputs: result }],
    },
  };
}
