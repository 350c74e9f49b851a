import { createBirpc, type BirpcReturn } from "birpc";
import * as z from "zod";
import type { Disposable, Webview } from "vscode";
import type { CompareEvents, CompareFunctions } from "../../protocol/compare.ts";
import { CompareError, toFailure } from "./compare-error.ts";

const token = z.string().max(100);
const answer = z.enum(["one", "two", "tie", "both-bad", "skip"]);
const action = z.enum(["open-document", "compare-file", "train"]);

const draft = z.object({
  strength: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  tags: z.array(z.string().min(1).max(200)).max(100),
  reason: z.string().max(10_000),
});
const options = z.object({ markdown: z.boolean(), differences: z.boolean(), linked: z.boolean() });

const call = <M extends keyof CompareFunctions, A extends z.ZodType>(method: M, args: A) =>
  z.object({ t: z.literal("q"), i: z.string().max(100).optional(), m: z.literal(method), a: args });

/** Every message that the page may send; a message is nothing else. */
export const requestSchema = z.discriminatedUnion("m", [
  call("ready", z.tuple([])),
  call("shown", z.tuple([token])),
  call("answer", z.tuple([token, answer])),
  call("draft", z.tuple([token, draft])),
  call("options", z.tuple([options])),
  call("edit", z.tuple([token, z.enum(["one", "two"]), z.string().max(1_000_000)])),
  call("undo", z.tuple([])),
  call("wholeTexts", z.tuple([token])),
  call("act", z.tuple([action])),
]);

export type CompareChannel = Disposable & { readonly page: BirpcReturn<CompareEvents, CompareFunctions> };

/**
 * Typed calls between the extension and the panel's page. What the page sends is checked; errors go back with their code.
 * @param refuse hears of messages that are none.
 */
export function connectPage(
  webview: Pick<Webview, "postMessage" | "onDidReceiveMessage">,
  functions: CompareFunctions,
  refuse: (reason: string) => void,
): CompareChannel {
  let listener: Disposable | undefined;
  const post = (message: { e?: unknown }) =>
    webview.postMessage(message.e === undefined ? message : { ...message, e: toFailure(message.e) });
  const page = createBirpc<CompareEvents, CompareFunctions>(functions, {
    post,
    on: (receive) => {
      listener = webview.onDidReceiveMessage((message: unknown) => {
        const request = requestSchema.safeParse(message);
        if (request.success) return void receive(request.data);
        const reason = z.prettifyError(request.error);
        refuse(reason);
        const id = z.object({ i: z.string() }).safeParse(message);
        if (id.success) void post({ ...{ t: "s", i: id.data.i }, e: new CompareError("bad-message", reason) });
      });
    },
    // Nothing comes back for these: a page that is hidden is gone, and asks for the present state when it is made again.
    eventNames: ["show", "tell", "perform"],
  });
  return {
    page,
    dispose: () => {
      page.$close();
      listener?.dispose();
    },
  };
}
