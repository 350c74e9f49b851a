import { describe, expect, it, vi } from "vitest";
import { comparePage } from "../../../src/extension/compare/compare-page.ts";
import { connectPage, PanelError } from "../../../src/extension/panel/channel.ts";
import { pageHtml } from "../../../src/extension/panel/page-html.ts";

function connect() {
  const functions = {
    ready: vi.fn(),
    shown: vi.fn(),
    answer: vi.fn().mockRejectedValue(new PanelError("not-stored", "disk full")),
    draft: vi.fn(),
    options: vi.fn(),
    edit: vi.fn(),
    undo: vi.fn(),
    wholeTexts: vi.fn(),
    act: vi.fn(),
  };
  const sent: unknown[] = [];
  const refused: string[] = [];
  let receive: (message: unknown) => void = () => undefined;
  const webview = {
    postMessage: async (message: unknown) => sent.push(JSON.parse(JSON.stringify(message))) > 0,
    onDidReceiveMessage: (listener: (message: unknown) => void) => {
      receive = listener;
      return { dispose: vi.fn() };
    },
  };
  connectPage(comparePage, { webview: webview as never, functions, refuse: (reason) => refused.push(reason) });
  return { functions, sent, refused, receive };
}

describe("connectPage", () => {
  it("passes a call on, and sends its error back with its code", async () => {
    const { functions, sent, receive } = connect();
    receive({ t: "q", i: "1", m: "answer", a: ["t1", "one"] });
    await vi.waitFor(() => expect(sent).toEqual([{ t: "s", i: "1", e: { code: "not-stored", message: "disk full" } }]));
    expect(functions.answer).toHaveBeenCalledWith("t1", "one");
  });

  it.each([
    ["an unknown answer", { t: "q", i: "9", m: "answer", a: ["t1", "three"] }],
    ["a missing argument", { t: "q", i: "9", m: "answer", a: ["t1"] }],
    ["an unknown call", { t: "q", i: "9", m: "constructor", a: [] }],
    ["a foreign action", { t: "q", i: "9", m: "act", a: ["workbench.action.quit"] }],
    ["a huge token", { t: "q", i: "9", m: "shown", a: ["x".repeat(1000)] }],
  ])("refuses %s and runs nothing", async (_, message) => {
    const { functions, sent, refused, receive } = connect();
    receive(message);
    await vi.waitFor(() => expect(sent).toMatchObject([{ t: "s", i: "9", e: { code: "bad-message" } }]));
    expect(refused).toHaveLength(1);
    for (const called of Object.values(functions)) expect(called).not.toHaveBeenCalled();
  });

  it.each([["text"], [null], [{}]])("refuses %j without an answer", (message) => {
    const { sent, refused, receive } = connect();
    receive(message);
    expect(refused).toHaveLength(1);
    expect(sent).toEqual([]);
  });
});

describe("pageHtml", () => {
  it("lets only its own script and style in", () => {
    const parts = { nonce: "n0nce", cspSource: "https://x.vscode", script: "https://x/a.js", style: "https://x/a.css" };
    const html = pageHtml({ ...parts, language: "en", title: `"><script>`, element: "x-panel" });
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)![1];
    expect(policy).toBe(
      "default-src 'none'; script-src 'nonce-n0nce'; style-src https://x.vscode; base-uri 'none'; form-action 'none'",
    );
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/\s(style|on\w+)="/);
  });
});
