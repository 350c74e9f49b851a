import type { LogOutputChannel, TextDocument } from "vscode";
import { afterEach, expect, it, vi } from "vitest";
import type { Head } from "../../../src/core/model/head.ts";
import type { Services } from "../../../src/extension/services/services.ts";
import { EventEmitter, window } from "./fake-vscode.ts";
import { headOf } from "./heads.ts";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const { registerStatusBar } = await import("../../../src/extension/query/status-bar.ts");

const document = (path: string) =>
  ({ uri: { path, scheme: "file" }, languageId: "markdown" }) as unknown as TextDocument;
const [usual, special] = [document("/w/usual.md"), document("/w/special.md")];

/** The item, over heads of which one document has its own. */
function statusBar() {
  const general = headOf("general");
  const [changed, refreshed, query, selections] = Array.from({ length: 4 }, () => new EventEmitter<unknown>());
  const state = { responses: [{}], loading: Promise.withResolvers<Head>() };
  const services = {
    heads: {
      ...{ used: { head: general }, wanted: "" },
      ...{ onDidChangeHead: changed.event, onDidRefresh: refreshed.event },
      wantedFor: (of: TextDocument) => (of === special ? "on-topic" : ""),
      current: (of: TextDocument) => (of === special ? state.loading.promise : Promise.resolve(general)),
    },
    queries: { of: () => undefined, onDidChangeQuery: query.event },
    documents: { firstResponses: () => state.responses, onDidChangeSelections: selections.event },
    log: {} as LogOutputChannel,
  };
  const bar = registerStatusBar(services as unknown as Services);
  const open = (one: TextDocument): void => {
    window.activeTextEditor = { document: one };
    window.front.fire(window.activeTextEditor);
  };
  return { bar, state, open, selections };
}

afterEach(() => {
  window.activeTextEditor = undefined;
});

it("the status bar names the model of the document in front", async () => {
  const { bar, state, open } = statusBar();
  open(special);
  expect(window.statusBarItem.text).toBe("$(law) general");
  state.loading.resolve(headOf("on-topic"));
  await expect.poll(() => window.statusBarItem.text).toBe("$(law) on-topic");
  open(usual);
  expect(window.statusBarItem.text).toBe("$(law) general");
  bar.dispose();
});

it("the status bar does not name a model that comes after another document is in front", async () => {
  const { bar, state, open } = statusBar();
  open(special);
  open(usual);
  state.loading.resolve(headOf("on-topic"));
  await state.loading.promise;
  expect(window.statusBarItem.text).toBe("$(law) general");
  bar.dispose();
});

it("the status bar says that a file has no query once its last scored selection is gone", () => {
  const { bar, state, open, selections } = statusBar();
  open(usual);
  expect(window.statusBarItem.text).toBe("$(law) general");
  state.responses = [];
  selections.fire(usual);
  expect(window.statusBarItem.text).toBe("$(law) no query · general");
  bar.dispose();
});
