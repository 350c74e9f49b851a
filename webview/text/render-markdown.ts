import MarkdownIt, { type Token } from "markdown-it";
import { Highlighter } from "./highlight.ts";
import { keepFormulas } from "./math.ts";
import { NamedText } from "./named-text.ts";
import type { Rendered } from "./render-raw.ts";

// What is between angle brackets is text; addresses are never followed, so none needs to be refused.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.validateLink = () => true;
keepFormulas(markdown);

/** Tags that a token may become. */
const tags = new Set("p ul ol li blockquote em strong s hr table thead tbody tr th td".split(" "));

/** Characters, tokens, and tokens in one another, beyond which laying out a text freezes the page. */
const MOST_CHARACTERS = 30_000;
const MOST_TOKENS = 4000;
const MOST_NESTED = 64;

/**
 * The text as its Markdown means it, built node by node: no string of it ever becomes HTML. HTML in it is shown as text,
 * links and images as their words with their address, inert. Every heading is an h3, whatever its level, so the
 * page's outline stays whole; its look shows the level. Undefined for a text that would block the page.
 */
export function renderMarkdown(text: string, document: Document = globalThis.document): Rendered | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const tokens = markdown.parse(text, {});
  const { count, depth } = sizeOf(tokens);
  if (count > MOST_TOKENS || depth > MOST_NESTED) return undefined;
  const nodes = document.createDocumentFragment();
  const named = new NamedText(document);
  const code = new Highlighter(document, named);
  build(tokens, nodes, { document, named, code });
  return { nodes, left: [...code.left, ...named.left] };
}

/** Number of tokens, and how deep they are in one another. */
function sizeOf(tokens: readonly Token[], base = 0): { count: number; depth: number } {
  let [count, depth, level] = [tokens.length, base, base];
  for (const { nesting, children } of tokens) {
    depth = Math.max(depth, (level += nesting));
    if (children === null) continue;
    const inner = sizeOf(children, level);
    count += inner.count;
    depth = Math.max(depth, inner.depth);
  }
  return { count, depth };
}

interface Tools {
  readonly document: Document;
  readonly named: NamedText;
  readonly code: Highlighter;
}

function build(tokens: readonly Token[], root: ParentNode & Node, tools: Tools): void {
  const { document } = tools;
  const open: Node[] = [root];
  const add = (node: Node) => void open.at(-1)!.appendChild(node);
  const text = (content: string) => tools.named.append(open.at(-1)!, content);
  const element = (name: string, className = "") => {
    const made = document.createElement(name);
    if (className !== "") made.className = className;
    return made;
  };
  const enter = (made: Node) => {
    add(made);
    open.push(made);
  };
  const addresses: string[] = [];
  for (const token of tokens) {
    if (token.hidden) continue; // paragraphs of a tight list
    switch (token.type) {
      case "inline":
        build(token.children ?? [], open.at(-1) as ParentNode & Node, tools);
        break;
      case "fence":
      case "code_block":
        add(codeBlock(token, tools));
        text("\n");
        break;
      case "code_inline":
        enter(element("code"));
        text(token.content);
        open.pop();
        break;
      case "formula":
        enter(element("span", "formula"));
        text(token.content);
        open.pop();
        break;
      case "text":
        // How people write a line break into a table's cell.
        for (const [i, part] of (inCell(open.at(-1)!) ? token.content.split(BREAK) : [token.content]).entries()) {
          if (i > 0) add(element("br"));
          text(part);
        }
        break;
      case "heading_open":
        enter(element("h3", token.tag));
        break;
      case "softbreak": // people who write lines mean lines
      case "hardbreak":
        add(element("br"));
        text("\n");
        break;
      case "link_open":
        addresses.push(String(token.attrGet("href") ?? ""));
        enter(element("span", "link"));
        break;
      case "link_close": {
        const link = open.pop() as Element;
        const address = addresses.pop() ?? "";
        if (address !== "" && link.textContent !== address) add(addressOf(address, tools));
        break;
      }
      case "image": {
        enter(element("span", "image"));
        text(`Image: ${token.content === "" ? "no description" : token.content}`);
        open.pop();
        add(addressOf(String(token.attrGet("src") ?? ""), tools));
        break;
      }
      case "table_open": // in a frame that scrolls
        enter(element("div", "table"));
        enter(element("table"));
        break;
      case "table_close":
        open.splice(-2);
        text("\n");
        break;
      default:
        if (token.nesting < 0) {
          open.pop();
          if (token.block) text("\n"); // words of two blocks stay two words
        } else if (token.nesting > 0) enter(opened(token, document));
        else if (tags.has(token.tag)) add(element(token.tag));
        else text(token.content);
    }
  }
}

const BREAK = /<br *\/?>/i;

/** Whether something is in a cell of a table. */
function inCell(node: Node): boolean {
  return node.nodeType === 1 && (node as Element).closest("td, th") !== null;
}

function opened(token: Token, document: Document): Element {
  const made = document.createElement(tags.has(token.tag) ? token.tag : "span");
  const start = Number(token.attrGet("start") ?? "1");
  if (token.type === "ordered_list_open" && start !== 1) made.setAttribute("start", String(start));
  return made;
}

function addressOf(address: string, { document, named }: Tools): Element {
  const made = document.createElement("span");
  made.className = "address";
  named.append(made, ` (${address})`);
  return made;
}

function codeBlock(token: Token, { document, code: highlighter }: Tools): Element {
  const pre = document.createElement("pre");
  const code = document.createElement("code");
  const [language = ""] = token.info.trim().split(/\s+/);
  highlighter.append(code, token.content.replace(/\n$/, ""), language.toLowerCase());
  pre.append(code);
  return pre;
}
