import { ProgressLocation, TestMessage, window } from "vscode";
import type { CancellationToken, TestController, TestItem, TestRun, TestRunRequest } from "vscode";
import { withModel } from "../../../verify/judge/judge-cases.ts";
import { textsOf } from "../../../verify/judge/judge.ts";
import type { CaseResult } from "../../../verify/result.ts";
import { countText } from "../../../verify/sentences.ts";
import { headTitle } from "../../heads/head-name.ts";
import type { Services } from "../../services/services.ts";
import { describeError } from "../../window/describe-error.ts";
import { isAbort, withSignal } from "../../window/progress.ts";
import { expectationsMessages as text } from "../expectations-messages.ts";
import type { ExpectationFiles } from "../files/expectation-files.ts";
import type { ExpectationProblems } from "../files/problems.ts";
import type { TestTree } from "../files/test-tree.ts";
import { checkFile, leavesOf, type WantedFile } from "./check-file.ts";
import { editorScorer } from "./scorer.ts";

/** Which model scores: those that the files name, or the one in use. */
export type ModelOfRun = "files" | "in use";

/** What a run works on. */
export interface Tests {
  readonly controller: TestController;
  readonly tree: TestTree;
  readonly files: ExpectationFiles;
  readonly problems: ExpectationProblems;
}

/** Checks what a request of the Testing view means, once. What goes wrong is shown in the view. */
export async function runTests(
  tests: Tests,
  services: Services,
  request: TestRunRequest,
  model: ModelOfRun,
  token: CancellationToken,
): Promise<void> {
  const run = tests.controller.createTestRun(request);
  try {
    await withSignal(token, (outer) =>
      withSignal(run.token, (own) => check(run, tests, services, request, model, AbortSignal.any([outer, own]))),
    );
  } catch (error) {
    if (isAbort(error)) return;
    services.log.error(error instanceof Error ? error : String(error));
    const leaves = [...tests.tree.wanted(request).values()].flat().flatMap(leavesOf);
    for (const item of leaves) run.errored(item, new TestMessage(describeError(error)));
  } finally {
    run.end();
  }
}

async function check(
  run: TestRun,
  { tree, files, problems }: Tests,
  services: Services,
  request: TestRunRequest,
  model: ModelOfRun,
  signal: AbortSignal,
): Promise<void> {
  // As the files are now, which may be newer than what the view was asked to run.
  await files.show([...tree.wanted(request).keys()].map(({ uri }) => uri));
  const inUse = model === "in use" ? text.inUse(headTitle(await services.heads.current())) : undefined;
  if (inUse !== undefined) run.appendOutput(`${text.scoredBy(inUse)}\r\n`);
  const all = await load(run, tree, files, request, inUse, signal);
  const total = all.flatMap(({ cases }) => cases.flatMap(({ expects }) => textsOf(expects))).length;
  const results: CaseResult[] = [];
  await services.encoders.withBulkEncoder(total, async (encoder) =>
    window.withProgress({ location: ProgressLocation.Window }, async (progress) => {
      let read = 0;
      const onRead = (count: number) => progress.report({ message: text.reading((read += count), total) });
      for (const one of all) {
        const scorer = editorScorer(services, one.file.place.root, { encoder, signal, inUse, onRead });
        const found = [];
        for await (const some of checkFile(run, one, scorer, signal)) {
          results.push(...some.results);
          found.push(...some.problems);
        }
        const now = tree.of(one.file.uri); // a run takes long: the file may be another by now, or gone
        if (now) problems.set(now, [...one.entries.keys()], found);
      }
    }),
  );
  run.appendOutput(`\r\n${countText({ version: "", cases: results })}\r\n`);
}

/** The cases that a request means, with their texts. */
async function load(
  run: TestRun,
  tree: TestTree,
  files: ExpectationFiles,
  request: TestRunRequest,
  inUse: string | undefined,
  signal: AbortSignal,
): Promise<WantedFile[]> {
  const wanted = [...tree.wanted(request)];
  const items: TestItem[] = wanted.flatMap(([, entries]) => entries.flatMap(leavesOf));
  for (const item of items) run.enqueued(item);
  if (wanted.length === 0) return [];
  const places = wanted.map(([{ place }, entries]) => ({ ...place, load: entries.map(({ index }) => index) }));
  const answer = await files.read(places, signal);
  return wanted.map(([file, entries], i) => ({
    file,
    entries: new Map(entries.map((entry) => [entry.index, entry])),
    cases: answer[i].loaded.cases.map((one) => withModel(one, inUse)),
    // Of cases that nobody asked for there may be some as well.
    problems: answer[i].loaded.problems.filter(
      ({ index }) => index === undefined || entries.some((entry) => entry.index === index),
    ),
  }));
}
