import { strict as assert } from "node:assert";
import * as vscode from "vscode";
import type { Expectations } from "../../../src/extension/expectations/index.ts";

/** A verdict that the extension gave VS Code. */
export interface Verdict {
  readonly item: vscode.TestItem;
  readonly state: "passed" | "failed" | "skipped" | "errored";
  readonly messages: readonly vscode.TestMessage[];
}

/** Runs of the extension, as it reports them to VS Code, which has no way to ask for results. */
export class RecordedRuns {
  verdicts: Verdict[] = [];
  output = "";
  ended = 0;
  readonly #expectations: Expectations;
  readonly #original: vscode.TestController["createTestRun"];
  readonly #waiting = new Set<() => void>();

  constructor(expectations: Expectations) {
    this.#expectations = expectations;
    const { controller } = expectations;
    this.#original = controller.createTestRun;
    controller.createTestRun = (...given) => this.#recorded(this.#original.apply(controller, given));
  }

  /** Runs what is asked for by a profile: 0 for the models of the files, 1 for the model in use. */
  async run(include?: readonly vscode.TestItem[], profile = 0, token = new vscode.CancellationTokenSource().token) {
    this.verdicts = [];
    this.output = "";
    const used = this.#expectations.profiles[profile];
    await used.runHandler(new vscode.TestRunRequest(include, undefined, used), token);
    return this.verdicts;
  }

  /** Begins a continuous run of what is asked for. @returns what ends it */
  runContinuously(include: readonly vscode.TestItem[], profile = 0): { stop(): Promise<void> } {
    const source = new vscode.CancellationTokenSource();
    const used = this.#expectations.profiles[profile];
    const running = Promise.resolve(
      used.runHandler(new vscode.TestRunRequest(include, undefined, used, true), source.token),
    );
    return {
      async stop() {
        source.cancel();
        await running;
      },
    };
  }

  /** Resolves when so many runs have ended. */
  async whenEnded(count: number): Promise<void> {
    while (this.ended < count) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  /** The states by the names of their items. */
  get states(): Record<string, string> {
    return Object.fromEntries(this.verdicts.map(({ item, state }) => [item.label, state]));
  }

  of(label: string): Verdict {
    const found = this.verdicts.find(({ item }) => item.label === label);
    assert.ok(found, `${label} has a verdict, among ${Object.keys(this.states).join(", ")}`);
    return found;
  }

  dispose(): void {
    this.#expectations.controller.createTestRun = this.#original;
  }

  #recorded(run: vscode.TestRun): vscode.TestRun {
    const add =
      (state: Verdict["state"]) =>
      (item: vscode.TestItem, messages: vscode.TestMessage | readonly vscode.TestMessage[] = []) =>
        void this.verdicts.push({ item, state, messages: [messages].flat() });
    const end = () => {
      this.ended++;
      this.#waiting.forEach((resolve) => resolve());
      this.#waiting.clear();
    };
    const listeners: Readonly<Record<string, (...given: never[]) => void>> = {
      ...{ passed: add("passed"), failed: add("failed"), skipped: add("skipped"), errored: add("errored"), end },
      appendOutput: (text: string) => void (this.output += text),
    };
    return new Proxy(run, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        return (...given: never[]) => {
          const result: unknown = Reflect.apply(value, target, given);
          if (typeof name === "string") listeners[name]?.(...given);
          return result;
        };
      },
    });
  }
}
