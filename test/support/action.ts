import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../../scripts/lib/paths.ts";

export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;

/** Replaces `${{ name }}` by its value; throws where a name has none, so that no expression is forgotten. */
function evaluated(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ *([^}]*?) *\}\}/g, (_, name: string) => {
    if (name in values) return values[name];
    throw new Error(`the test has no value for ${name}`);
  });
}

/** Runs one of the Action's steps as the runner does: bash that stops at errors, its variables from `env`. */
export function runStep(
  step: Step,
  values: Readonly<Record<string, string>>,
  cwd: string,
  variables: NodeJS.ProcessEnv,
) {
  const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, evaluated(text, values)]));
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run!],
    {
      cwd,
      env: { ...process.env, ...variables, ...env },
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}
