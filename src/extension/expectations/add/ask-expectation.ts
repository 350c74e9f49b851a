import { window, type QuickPickItem } from "vscode";
import { queryMessages, type Message } from "../../../formats/canonical/messages.ts";
import { shorten } from "../../../report/format.ts";
import type { NewCase } from "../../../verify/expectations/add-case.ts";
import { parseThreshold } from "../../../verify/expectations/threshold.ts";
import { plainWords } from "../../window/markdown-text.ts";
import { expectationsMessages as text } from "../expectations-messages.ts";

/** What an expectation can be made of: a response, and the others to its query. */
export interface ExpectedOf {
  readonly query: string;
  /** Of the query, where they are kept. */
  readonly turns?: readonly Message[] | undefined;
  readonly response: string;
  /** What a score is filled in with, such as ">= 0.4". */
  readonly threshold: string;
  /** Other responses, each text once, with what to call them. */
  readonly others: readonly { readonly label: string; readonly response: string }[];
  /** All of them by the model in use, the best one first. */
  readonly ranking: readonly string[];
  /** Whether a person has said that the response is better than the others. */
  readonly isChosen?: true;
}

/** Asks what is expected of a response. @returns undefined where the person gives up */
export async function askExpectation(about: ExpectedOf): Promise<NewCase | undefined> {
  const { query, turns, response, others, ranking, isChosen } = about;
  const messages = queryMessages(query, turns);
  const asked = messages.length > 1 ? { messages: messages.map((one) => ({ ...one })) } : { query };
  type Item = QuickPickItem & { readonly make: () => Promise<NewCase | undefined> };
  const score: Item = {
    ...{ label: text.scoreAtLeast(), detail: text.scoreDetail() },
    make: async () => {
      const written = await askThreshold(about.threshold);
      return written === undefined ? undefined : { ...asked, response, score: written };
    },
  };
  const better: Item = {
    ...{ label: text.betterThan(), detail: text.betterDetail() },
    make: async () => {
      const worse = others.length === 1 ? [others[0].response] : await askOthers(others);
      if (worse === undefined || worse.length === 0) return undefined;
      return { ...asked, better: response, worse: worse.length === 1 ? worse[0] : worse };
    },
  };
  const keeps: Item = {
    ...{ label: text.keepsRanking(ranking.length), detail: text.rankingDetail() },
    make: () => Promise.resolve({ ...asked, ranking: [...ranking] }),
  };
  const ordered = others.length === 0 ? [] : isChosen ? [better] : [better, keeps];
  const items = isChosen ? [...ordered, score] : [score, ...ordered];
  const title = text.title(shorten(response, 60));
  return (await window.showQuickPick(items, { title, placeHolder: text.whatIsExpected() }))?.make();
}

function askThreshold(value: string): Thenable<string | undefined> {
  return window.showInputBox({
    ...{ value, title: text.scoreAtLeast(), prompt: text.thresholdPrompt() },
    validateInput(written) {
      const parsed = parseThreshold(written);
      return typeof parsed === "string" ? parsed : undefined;
    },
  });
}

async function askOthers(others: ExpectedOf["others"]): Promise<string[] | undefined> {
  const items = others.map(({ label, response }) => plainWords({ label, detail: shorten(response, 120), response }));
  const options = { canPickMany: true, title: text.betterThan(), placeHolder: text.pickOthers() } as const;
  return (await window.showQuickPick(items, options))?.map(({ response }) => response);
}
