import { trimmedPart, type Place } from "../text/place.ts";
import { isBlank } from "../text/trim.ts";
import { speakerOf, withoutThought, type Turn } from "./chat.ts";

/** Marks that chat templates put before and after a turn; each `begin` names the speaker in its first group. */
const TEMPLATES: readonly { readonly begin: RegExp; readonly end: RegExp }[] = [
  { begin: /<\|im_start\|>(\w+)\n?/g, end: /<\|im_end\|>\s*$/ },
  { begin: /<\|start_header_id\|>(\w+)<\|end_header_id\|>\s?/g, end: /<\|eot_id\|>\s*$/ },
  { begin: /<start_of_turn>(\w+)\n?/g, end: /<end_of_turn>\s*$/ },
  { begin: /<\|(system|user|assistant|prompter)\|>\n?/g, end: /(?:<\/s>|<\|end\|>|<\|endoftext\|>)\s*$/ },
  { begin: /<｜(User|Assistant)｜>/g, end: /<｜end▁of▁sentence｜>\s*$/ },
];
const HH = /(?:^\s*|\n[ \t]*\r?\n)(Human|Assistant|System):/g;
const VICUNA = /(?:^|\s)(USER|ASSISTANT):/g;
const INSTRUCTION = /(?:^|\n)### (Instruction|Input|Response|Human|Assistant|User):?/g;
const ALPACA: Readonly<Record<string, string>> = { instruction: "user", input: "user", response: "assistant" };

/** What every conversation has; most texts have nothing of it. */
const MARKS = /<[|｜]|<start_of_turn>|\[INST\]|Human:|### |ASSISTANT:/;

/**
 * The turns of a text that is a conversation: as HH-RLHF writes it ("\n\nHuman: …\n\nAssistant: …"), or with the marks of a
 * chat template (ChatML, Llama 3, Gemma, Zephyr, OpenAssistant, DeepSeek, Vicuna, Alpaca). Undefined for any other text. An empty last answer is
 * a turn: there the answer begins.
 */
export function splitTranscript(text: string, path: Place["path"], offset = 0): readonly Turn[] | undefined {
  if (!MARKS.test(text)) return undefined;
  if (text.includes("<"))
    for (const { begin, end } of TEMPLATES) {
      const turns = splitAt(text, [...text.matchAll(begin)], path, offset, end);
      if (turns) return turns;
    }
  if (text.includes("[INST]")) {
    const turns = splitInst(text);
    if (turns) return turns;
  }
  if (text.includes("Human:")) {
    const turns = splitAt(text, [...text.matchAll(HH)], path, offset);
    if (turns) return turns;
  }
  if (text.includes("### ")) return splitAt(text, [...text.matchAll(INSTRUCTION)], path, offset, undefined, true);
  return text.includes("ASSISTANT:")
    ? splitAt(text, [...text.matchAll(VICUNA)], path, offset, undefined, true)
    : undefined;
}

/** The turns of Llama 2's and Mistral's template: "[INST] question [/INST] answer". */
function splitInst(text: string): readonly Turn[] | undefined {
  const begin = text.replace("<s>", "").trimStart();
  if (!begin.startsWith("[INST]")) return undefined;
  return begin
    .split("[INST]")
    .slice(1)
    .flatMap((part): Turn[] => {
      const [asked, answer = ""] = part.split("[/INST]", 2);
      const [, system = "", question = asked] = /^\s*<<SYS>>([\s\S]*?)<<\/SYS>>([\s\S]*)$/.exec(asked) ?? [];
      const turns: Turn[] = [
        { speaker: "System", text: system },
        { speaker: "Human", text: question },
        { speaker: "Assistant", text: withoutEnd(answer) },
      ];
      return turns.flatMap((turn) => (turn.text.trim() === "" ? [] : [{ ...turn, text: turn.text.trim() }]));
    });
}

const ENDS = ["<|im_end|>", "<|eot_id|>", "<end_of_turn>", "<|endoftext|>", "<|end|>", "</s>", "<｜end▁of▁sentence｜>"];

/** A text without the marks that a template puts at its end. */
export function withoutEnd(text: string): string {
  for (let whole = text; ;) {
    const bare = whole.trimEnd();
    const end = ENDS.find((mark) => bare.endsWith(mark));
    if (end === undefined) return whole;
    whole = bare.slice(0, -end.length);
  }
}

/** @param preamble whether the system's text may come before the first mark. */
function splitAt(
  text: string,
  marks: readonly RegExpExecArray[],
  path: Place["path"],
  offset: number,
  close?: RegExp,
  preamble = false,
): readonly Turn[] | undefined {
  const roles = marks.map(([, name]) => speakerOf(ALPACA[name.toLowerCase()] ?? name));
  const open = marks[0]?.index ?? 0;
  if (!roles.includes("Human") || (marks.length < 2 && !close) || roles.includes(undefined)) return undefined;
  const before = text
    .slice(0, open)
    .replace(/<\|begin_of_text\|>|<｜begin▁of▁sentence｜>|<bos>|<s>/g, "")
    .trim();
  if (before !== "" && !preamble) return undefined;
  if (!close && !preamble && !roles.includes("Assistant")) return undefined;
  const turns = marks.map((mark, i): Turn => {
    const start = mark.index + mark[0].length;
    const whole = text.slice(start, marks[i + 1]?.index ?? text.length);
    const length = close ? whole.replace(close, "").length : whole.length;
    const turn = { speaker: roles[i]!, ...trimmedPart(text, start, start + length, path, offset) };
    return turn.speaker === "Assistant" ? withoutThought(turn) : turn;
  });
  return before === "" ? turns : [{ speaker: "System", text: before }, ...turns];
}

/**
 * Length of the beginning that two texts share, up to the end of a word or a sign, without the blanks after it: their prompt,
 * where a record has none of its own (TRL's implicit prompt). 0 where it is less than two words, or one is the other's
 * beginning.
 */
export function sharedBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  if (!endsAt(a, length) || !endsAt(b, length)) while (length > 0 && !endsAt(a, length)) length--;
  const prompt = a.slice(0, length).trimEnd().length;
  const words = a.slice(0, prompt).trim();
  if (a.slice(prompt).trim() === "" || b.slice(prompt).trim() === "") return 0;
  return /\s/.test(words) || /[？。：:?!]$/.test(words) ? prompt : 0;
}

const endsAt = (text: string, at: number): boolean =>
  at >= text.length || isBlank(text[at]) || isBlank(text[at - 1] ?? " ") || /[：？。]/.test(text[at - 1]);
