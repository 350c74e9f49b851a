import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/lib/paths.ts";
import { action, runStep, type Step } from "../support/action.ts";
import { commit, git, repository } from "../support/verify.ts";

const [, build, verify, comment] = action.runs.steps;
const defaults = Object.fromEntries(
  Object.entries(action.inputs).map(([name, input]) => [`inputs.${name}`, input.default]),
);

/** A runner in a repository with the samples, in which all answers were replaced by those before. */
function runner() {
  const folder = repository({ "README.md": "A product with a prompt.\n" });
  cpSync(join(root, "samples", "support.reward.yaml"), join(folder, "support.reward.yaml"));
  cpSync(join(root, "samples", "support"), join(folder, "support"), { recursive: true });
  commit(folder);
  const temporary = mkdtempSync(join(tmpdir(), "rewardlens-runner-"));
  const variables = {
    RUNNER_TEMP: temporary,
    GITHUB_STEP_SUMMARY: join(temporary, "summary.md"),
    GITHUB_OUTPUT: join(temporary, "output"),
    REWARDLENS_CACHE: "off",
  };
  writeFileSync(variables.GITHUB_OUTPUT, "");
  const values = { ...defaults, "github.action_path": root, "inputs.baseline": "" };
  const run = (step: Step, more: Record<string, string> = {}, env: Record<string, string> = {}) =>
    runStep(step, { ...values, ...more }, folder, { ...variables, ...env });
  return { folder, temporary, variables, run };
}

describe("the Action", () => {
  it("puts no expression into a script, where a branch's name could be a command", () => {
    expect(action.runs.using).toBe("composite");
    for (const { run } of action.runs.steps) expect(run ?? "").not.toContain("${{");
  });

  it("is used by this repository on its samples, with inputs that it has", () => {
    const { jobs } = parse(readFileSync(join(root, ".github", "workflows", "ci.yml"), "utf8")) as {
      jobs: Record<string, { steps: { uses?: string; with?: Record<string, unknown> }[] }>;
    };
    const used = Object.values(jobs).flatMap(({ steps }) => steps.filter(({ uses }) => uses === "./"));
    expect(used).toHaveLength(1);
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(used[0].with!)));
  });

  it("builds nothing where the command line is built", () => {
    expect(runner().run(build)).toMatchObject({ status: 0, stdout: "" });
  });

  describe("on a pull request", () => {
    const { folder, temporary, variables, run } = runner();
    let result: ReturnType<typeof run>;
    beforeAll(() => {
      cpSync(join(folder, "support", "answers-before.jsonl"), join(folder, "support", "answers.jsonl"));
      result = run(verify, {
        "inputs.baseline": git(folder, "rev-parse", "HEAD").trim(),
        "inputs.junit": "results/report.xml",
        "inputs.ctrf": "report.json",
        "inputs.files": "support.reward.yaml\n\n",
      });
    });

    it("annotates, writes the summary of the job and the reports, and ends as the verdicts do", () => {
      expect(result.status).toBe(0);
      expect(result.stdout).toMatch(/^::notice file=support\.reward\.yaml,line=\d+,title=unsure/m);
      expect(result.stdout).toMatch(/^::notice title=Reward Lens::Responses against [0-9a-f]{7}, by model general: /m);
      const summary = readFileSync(variables.GITHUB_STEP_SUMMARY, "utf8");
      expect(summary).toMatch(/^<!-- rewardlens verify -->\n### Reward Lens\n\n\*\*Responses against/);
      expect(readFileSync(variables.GITHUB_OUTPUT, "utf8")).toBe(`report=${join(temporary, "rewardlens-report.md")}\n`);
      expect(existsSync(join(folder, "results", "report.xml")) && existsSync(join(folder, "report.json"))).toBe(true);
    });

    /** A `gh` that knows these comments' ids, and what it was asked. */
    function comments(ids: string, fails = false) {
      const bin = mkdtempSync(join(tmpdir(), "rewardlens-gh-"));
      const log = join(bin, "log");
      writeFileSync(
        join(bin, "gh"),
        `#!/bin/bash\n${fails ? "exit 1" : ""}\necho "$*" >> "${log}"\ncase "$*" in *--jq*) printf '%s' "${ids}";; esac\n`,
      );
      chmodSync(join(bin, "gh"), 0o755);
      const done = run(
        comment,
        {
          "steps.verify.outputs.report": join(temporary, "rewardlens-report.md"),
          "inputs.token": "t",
          "github.repository": "o/r",
          "github.event.pull_request.number": "7",
        },
        { PATH: `${bin}:${process.env["PATH"]}` },
      );
      return { ...done, asked: fails ? [] : readFileSync(log, "utf8").trim().split("\n") };
    }

    it("writes one comment, and the next time changes it", () => {
      const body = `--silent --field body=@${join(temporary, "rewardlens-report.md")}`;
      expect(comments("").asked[1]).toBe(`api repos/o/r/issues/7/comments --method POST ${body}`);
      expect(comments("41\n42").asked[1]).toBe(`api repos/o/r/issues/comments/41 --method PATCH ${body}`);
    });

    it("says what to do where it must not write one", () => {
      const { status, stdout } = comments("", true);
      expect(status).toBe(0);
      expect(stdout).toMatch(/^::warning title=Reward Lens::The comment was not written\. Give the job the permission/);
    });
  });

  it("fails where a case fails, and takes whatever an input has as text", () => {
    const { folder, run, variables } = runner();
    writeFileSync(join(folder, "bad.reward.yaml"), "cases: [{ query: q }]\n");
    const failed = run(verify, { "inputs.files": "bad.reward.yaml" });
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(/^::error file=bad\.reward\.yaml,line=1,title=error/m);
    expect(readFileSync(variables.GITHUB_STEP_SUMMARY, "utf8")).toContain("1 error.");
    const hostile = run(verify, { "inputs.baseline": "$(touch pwned); `touch pwned`", "inputs.files": "--help" });
    expect(hostile.status).toBe(1);
    expect(hostile.stderr).toMatch(/error: .*(?:is not a revision|No file is named by --help)/);
    expect(existsSync(join(folder, "pwned"))).toBe(false);
  });
});
