import { createBirpc, type BirpcReturn } from "birpc";
import * as z from "zod";
import type { Disposable, Webview } from "vscode";
import type { Failure, FailureCode } from "../../protocol/panel.ts";

/** A panel's page: its file and element are named by `name`; what it may ask for, each call's arguments; what it is sent. */
export interface PanelPage<Functions extends object, Events extends object> {
  /** The page is `dist/webview/NAME.js` with `NAME.css`, and its element `rewardlens-NAME`. */
  readonly name: string;
  readonly calls: { readonly [M in keyof Functions & string]: z.ZodType };
  /** Nothing comes back for these: a page that is hidden is gone, and asks for the present state when it is made again. */
  readonly events: readonly (keyof Events & string)[];
}

/** The arguments of a call that puts text on the clipboard: 20,000 rows of a chart's table are less than the most it takes. */
export const copyCall = z.tuple([z.string().max(10_000_000)]);

/** A call of a page that failed; its code survives the way to the page. */
export class PanelError extends Error implements Failure {
  override readonly name = "PanelError";
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export interface Connection<Functions> {
  readonly webview: Pick<Webview, "postMessage" | "onDidReceiveMessage">;
  readonly functions: Functions;
  /** Called for messages that are not calls. */
  readonly refuse: (reason: string) => void;
}

export type Channel<Functions extends object, Events extends object> = Disposable & {
  readonly page: BirpcReturn<Events, Functions>;
};

/** Typed calls between the extension and a panel's page. What the page sends is checked; errors go back with a code. */
export function connectPage<Functions extends object, Events extends object>(
  { calls, events }: PanelPage<Functions, Events>,
  { webview, functions, refuse }: Connection<Functions>,
): Channel<Functions, Events> {
  const request = z.object({
    t: z.literal("q"),
    i: z.string().max(100).optional(),
    m: z.string().refine((name) => Object.hasOwn(calls, name), "is not a call"),
    a: z.array(z.unknown()).max(10),
  });
  const read = (message: unknown) => {
    const call = request.parse(message);
    return { ...call, a: calls[call.m as keyof Functions & string].parse(call.a) };
  };
  let listener: Disposable | undefined;
  const post = (message: { e?: unknown }) =>
    webview.postMessage(message.e === undefined ? message : { ...message, e: toFailure(message.e) });
  const page = createBirpc<Events, Functions>(functions, {
    post,
    on: (receive) => {
      listener = webview.onDidReceiveMessage((message: unknown) => {
        try {
          receive(read(message));
        } catch (error) {
          if (!(error instanceof z.ZodError)) throw error;
          refuse(z.prettifyError(error));
          const id = z.object({ i: z.string() }).safeParse(message);
          if (id.success) void post({ ...{ t: "s", i: id.data.i }, e: error });
        }
      });
    },
    eventNames: [...events] as never,
  });
  return {
    page,
    dispose: () => {
      page.$close();
      listener?.dispose();
    },
  };
}

function toFailure(error: unknown): Failure {
  if (error instanceof z.ZodError) return { code: "bad-message", message: z.prettifyError(error) };
  if (error instanceof PanelError) return { code: error.code, message: error.message };
  return { code: "failed", message: error instanceof Error ? error.message : String(error) };
}
