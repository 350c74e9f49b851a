import { createBirpc, type BirpcReturn } from "birpc";
import * as z from "zod";
import type { Disposable, Webview } from "vscode";

/** How a rejected call arrives on the page. */
interface Failure {
  readonly code: "bad-message" | "failed";
  readonly message: string;
}

/** What a page may ask for: each call's arguments. */
export type CallSchemas<Functions> = { readonly [M in keyof Functions & string]: z.ZodType };

/** The arguments of a call that puts text on the clipboard: 20,000 rows of a chart's table are less than the most it takes. */
export const copyCall = z.tuple([z.string().max(10_000_000)]);

export interface ChannelOptions<Functions, Events> {
  readonly webview: Pick<Webview, "postMessage" | "onDidReceiveMessage">;
  readonly functions: Functions;
  readonly calls: CallSchemas<Functions>;
  /** Nothing comes back for these: a page that is hidden is gone, and asks for the present state when it is made again. */
  readonly events: readonly (keyof Events & string)[];
  /** Hears of messages that are none. */
  readonly refuse: (reason: string) => void;
}

export type Channel<Functions extends object, Events extends object> = Disposable & {
  readonly page: BirpcReturn<Events, Functions>;
};

/** Typed calls between the extension and a panel's page. What the page sends is checked; errors go back with a code. */
export function connectWebview<Functions extends object, Events extends object>(
  options: ChannelOptions<Functions, Events>,
): Channel<Functions, Events> {
  const { webview, functions, calls, refuse } = options;
  const request = z.object({
    t: z.literal("q"),
    i: z.string().max(100).optional(),
    m: z.string().refine((name) => Object.hasOwn(calls, name), "is no call"),
    a: z.array(z.unknown()).max(10),
  });
  const read = (message: unknown) => {
    const call = request.parse(message);
    calls[call.m as keyof Functions & string].parse(call.a);
    return call;
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
    eventNames: [...options.events] as never,
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
  return { code: "failed", message: error instanceof Error ? error.message : String(error) };
}
