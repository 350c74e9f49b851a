import { setImmediate } from "node:timers/promises";
import { resolve } from "node:path";
import type { Command } from "commander";
import { writeWhole } from "../../store/files/staging.ts";
import { queriesOf } from "../../training/seen-queries.ts";
import { hashPairs } from "../../training/training-pairs.ts";
import { auditChoices } from "../../verify/audit/audit-choices.ts";
import { sarif } from "../../verify/audit/sarif.ts";
import { summaryText } from "../../verify/audit/sentences.ts";
import { repositoryRoot } from "../../verify/sources/disk-files.ts";
import { askedModel } from "../audit/audit-model.ts";
import { readAuditedChoices } from "../audit/audited-choices.ts";
import { auditJson, printAudit } from "../audit/print-audit.ts";
import { addColumnOptions, answersOf, type ColumnOptions } from "../column-options.ts";
import { UsageError } from "../errors.ts";
import { checkStarters } from "../heads.ts";
import { requireUnread } from "../input.ts";
import type { Installation } from "../installation.ts";
import { wholeNumber } from "../options.ts";
import type { Terminal } from "../terminal.ts";

interface AuditOptions extends ColumnOptions {
  readonly head?: string;
  readonly starter: string;
  readonly annotator?: readonly string[];
  readonly most: number;
  readonly sarif?: string;
  readonly fail?: true;
  readonly json?: true;
}

/** `audit PAIRS.jsonl…`: the choices to look at again. */
export function addAudit(program: Command, installation: Installation, terminal: Terminal): void {
  addColumnOptions(program.command("audit"))
    .description("name the choices that may be mistakes, the most doubtful first; changes nothing")
    .argument("<pairs...>", "preference logs, or other files of preferences; - for stdin")
    .option("--model, --head <model>", "ask this model, instead of one that is trained on the choices")
    .option("--starter <names>", "models that the training starts from, as in train", "general")
    .option("--annotator <names...>", "use only the choices of these people from preference logs")
    .option("--most <n>", "how many choices to name", wholeNumber(1), 20)
    .option("--sarif <file>", "write them as SARIF 2.1.0 too, for code scanning and editors")
    .option("--fail", "exit with 1 where there is anything to look at again")
    .option("--json", "print the result as JSON")
    .action((files: string[], options: AuditOptions) =>
      run(files, options, program.version()!, installation, terminal),
    );
}

async function run(
  files: string[],
  options: AuditOptions,
  version: string,
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  await checkStarters(options.starter, installation);
  if (options.sarif === "-") throw new UsageError("error: --sarif needs the name of a file: stdout has the result");
  if (options.sarif !== undefined) await requireUnread("--sarif", options.sarif, files);
  const choices = await readAuditedChoices(files, terminal, options.annotator, answersOf(options));
  const { pairs, audited } = choices;
  const { head, set, unread } = await askedModel(choices, options, installation, terminal);
  const isTrainedOn = head.card.data === hashPairs(pairs);
  const knows = queriesOf(head);
  const audit = await auditChoices({
    choices: audited,
    head,
    set,
    unread,
    knows: (pair) => isTrainedOn || knows(pairs[pair].query),
    onProgress: async (done, total) => {
      terminal.progress(`Auditing ${total} choices:`, done / total);
      await setImmediate();
      terminal.signal.throwIfAborted();
    },
  });
  const named = { ...audit, findings: audit.findings.slice(0, options.most) };
  if (options.sarif !== undefined)
    await writeWhole(resolve(options.sarif), sarif(named, version, repositoryRoot(process.cwd())));
  if (options.json) terminal.print(JSON.stringify({ ...auditJson(audit, named), model: head.card.id }));
  else printAudit(audit, named, terminal);
  const found = audit.findings.length + audit.sessions.length;
  if (options.fail && found > 0) terminal.reportProblem(summaryText(audit, named.findings.length));
}
