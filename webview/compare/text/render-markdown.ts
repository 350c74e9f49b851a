import MarkdownIt, { type Token } from "markdown-it";
import { highlight } from "./highlight.ts";

// What stands between angle brackets is text; addresses are never followed, so that none needs to be refused.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.validateLink = () => true;

/** Tags that a token may become. */
const tags = new Set("p ul ol li blockquote em strong s hr table thead tbody tr th td".split(" "));

/**
 * The text as its Markdown means it, built node by node: no string of it ever becomes HTML. HTML in it is shown as text,
 * links and images as their words with their address, inert. Every heading is an h3, whatever its level, so that the
 * page's outline stays whole; its look tells the level.
 */
export function renderMarkdown(text: string, document: Document = globalThis.document): DocumentFragment {
  const fragment = document.createDocumentFragment();
  build(markdown.parse(text, {}), fragment, document);
  return fragment;
}

function build(tokens: readonly Token[], root: ParentNode & Node, document: Document): void {
  const open: Node[] = [root];
  const add = (node: Node) => void open.at(-1)!.appendChild(node);
  const text = (content: string) => add(document.createTextNode(content));
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
        build(token.children ?? [], open.at(-1) as ParentNode & Node, document);
        break;
      case "fence":
      case "code_block":
        add(codeBlock(token, document));
        text("\n");
        break;
      case "code_inline":
        enter(element("code"));
        text(token.content);
        open.pop();
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
        if (address !== "" && link.textContent !== address) add(addressOf(address, document));
        break;
      }
      case "image": {
        enter(element("span", "image"));
        text(`Image: ${token.content === "" ? "no description" : token.content}`);
        open.pop();
        add(addressOf(String(token.attrGet("src") ?? ""), document));
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

function opened(token: Token, document: Document): Element {
  const made = document.createElement(tags.has(token.tag) ? token.tag : "span");
  const start = Number(token.attrGet("start") ?? "1");
  if (token.type === "ordered_list_open" && start !== 1) made.setAttribute("start", String(start));
  return made;
}

function addressOf(address: string, document: Document): Element {
  const made = document.createElement("span");
  made.className = "address";
  made.textContent = ` (${address})`;
  return made;
}

function codeBlock(token: Token, document: Document): Element {
  const pre = document.createElement("pre");
  const code = document.createElement("code");
  const [language = ""] = token.info.trim().split(/\s+/);
  code.append(highlight(token.content.replace(/\n$/, ""), language.toLowerCase(), document));
  pre.append(code);
  return pre;
}
