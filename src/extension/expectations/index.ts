import { Disposable, EventEmitter, TestRunProfileKind, tests, type TestController, type TestRunProfile } from "vscode";
import type { Services } from "../services/services.ts";
import { testControllerId } from "../contributions.ts";
import { expectationsMessages as text } from "./expectations-messages.ts";
import { ExpectationFiles } from "./files/expectation-files.ts";
import { ExpectationProblems } from "./files/problems.ts";
import { TestTree } from "./files/test-tree.ts";
import { runContinuously } from "./run/continuous.ts";
import { runTests, type ModelOfRun } from "./run/test-runs.ts";
import { registerCommands } from "../window/commands.ts";
import { addExpectation } from "./add/add-expectation.ts";

/** The Testing view's part of this extension. */
export interface Expectations {
  readonly controller: TestController;
  /** By the models that files name, and by the model in use. */
  readonly profiles: readonly TestRunProfile[];
}

/** Expectations of responses, as tests in the Testing view, and the command that adds one. */
export function registerExpectations(services: Services): Disposable & Expectations {
  const controller = tests.createTestController(testControllerId, text.controller());
  const tree = new TestTree(controller);
  const problems = new ExpectationProblems();
  const files = new ExpectationFiles(services, tree, problems);
  controller.refreshHandler = () => files.refresh();
  const otherHead = new EventEmitter<void>();
  const profile = (label: string, model: ModelOfRun) =>
    controller.createRunProfile(
      label,
      TestRunProfileKind.Run,
      (request, token) => {
        const run = (one: typeof request) =>
          runTests({ controller, tree, files, problems }, services, one, model, token);
        if (!request.continuous) return run(request);
        const otherModel = model === "in use" ? otherHead.event : undefined;
        return runContinuously({ tree, request, token, run, otherModel, onDidChangeFiles: files.onDidChange });
      },
      model === "files",
      undefined,
      true,
    );
  const profiles = [profile(text.run(), "files"), profile(text.runInUse(), "in use")];
  const registered = Disposable.from(
    files,
    problems,
    controller,
    otherHead,
    // The first of a window is loaded by the run itself.
    services.heads.onDidChangeHead(({ first }) => first || otherHead.fire()),
    registerExpectationCommands(services),
    // What a view shows of files that changed is old.
    files.onDidChange((changed) => controller.invalidateTestResults(changed.map(({ item }) => item))),
  );
  return { controller, profiles, dispose: () => void registered.dispose() };
}

/** The command that writes an expectation; those of the Testing view are VS Code's own. */
function registerExpectationCommands(services: Services): Disposable {
  return registerCommands(services.log, {
    addExpectation: (rowOrDocument, start) => addExpectation(services, rowOrDocument, start),
  });
}
