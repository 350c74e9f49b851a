import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";
import type { NamedText } from "./named-text.ts";

const languages = { bash, c, cpp, csharp, css, diff, go, java, javascript, json, php, python, ruby, rust, sql };
const lowlight = createLowlight({ ...languages, typescript, xml, yaml });

/** Characters of a text's code that are coloured: as much as is there before a person unfolds it. */
const MOST_COLOURED = 6000;
/** A stretch with no sign in it, as code has none: some grammars take time that grows with its square. */
const PROSE = /[^(){}[\];,.=<>+\-*/|&!?#@%]{500}/;
/** Code in a page is parsed once for every script or style that it is in, and once more to find its language. */
const EMBEDDED = /<(?:script|style)/gi;
const MOST_EMBEDDED = 8;
/** Spans in spans; more colours nothing more. */
const MOST_NESTED = 16;

type Tree = ReturnType<typeof lowlight.highlight>["children"];

/** Colours the code blocks of one text, as long as that takes no time that is noticed. */
export class Highlighter {
  readonly #document: Document;
  readonly #text: NamedText;
  #left = MOST_COLOURED;
  #plain = 0;

  constructor(document: Document, text: NamedText) {
    this.#document = document;
    this.#text = text;
  }

  /** Appends code as text in spans with highlight.js's classes; as text alone where the language is not known. */
  append(parent: Node, code: string, language: string): void {
    const tree = lowlight.registered(language) ? this.#parse(code, language) : undefined;
    if (tree === undefined) this.#text.append(parent, code);
    else this.#build(tree, parent, 0);
  }

  /** What is to be said about it. */
  get left(): string[] {
    if (this.#plain === 0) return [];
    return [
      `${this.#plain === 1 ? "A code block is" : `${this.#plain} code blocks are`} shown without colours: too long.`,
    ];
  }

  /** Undefined, and counted, for what takes too long, or makes highlight.js give up. */
  #parse(code: string, language: string): Tree | undefined {
    if (code.length <= this.#left && !PROSE.test(code) && (code.match(EMBEDDED) ?? []).length <= MOST_EMBEDDED) {
      this.#left -= code.length;
      try {
        return lowlight.highlight(language, code).children;
      } catch (error) {
        if (!(error instanceof Error)) throw error; // its grammars throw on what they cannot parse
      }
    }
    this.#plain++;
    return undefined;
  }

  #build(nodes: Tree, parent: Node, depth: number): void {
    for (const node of nodes) {
      if (node.type === "text") this.#text.append(parent, node.value);
      if (node.type !== "element") continue;
      if (depth === MOST_NESTED) {
        this.#text.append(parent, textOf(node.children as Tree));
        continue;
      }
      const span = this.#document.createElement("span");
      const { className } = node.properties;
      if (Array.isArray(className)) span.className = className.join(" ");
      this.#build(node.children as Tree, span, depth + 1);
      parent.appendChild(span);
    }
  }
}

/** All text below some nodes, however deep. */
function textOf(nodes: Tree): string {
  let text = "";
  const open: Tree[number][] = nodes.toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === "text") text += node.value;
    if (node.type === "element") open.push(...(node.children as Tree).toReversed());
  }
  return text;
}
