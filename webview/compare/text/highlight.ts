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

const languages = { bash, c, cpp, csharp, css, diff, go, java, javascript, json, php, python, ruby, rust, sql };
const lowlight = createLowlight({ ...languages, typescript, xml, yaml });

/** Code beyond so many characters is shown without colours: they would cost more time than they are worth. */
const MOST_HIGHLIGHTED = 20_000;

type Tree = ReturnType<typeof lowlight.highlight>["children"];

/** Code as text nodes in spans with highlight.js's classes; as one text where the language is not known. */
export function highlight(code: string, language: string, document: Document): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (code.length > MOST_HIGHLIGHTED || !lowlight.registered(language)) {
    fragment.append(document.createTextNode(code));
    return fragment;
  }
  build(lowlight.highlight(language, code).children, fragment, document);
  return fragment;
}

function build(nodes: Tree, parent: Node, document: Document): void {
  for (const node of nodes) {
    if (node.type === "text") parent.appendChild(document.createTextNode(node.value));
    if (node.type !== "element") continue;
    const span = document.createElement("span");
    const { className } = node.properties;
    if (Array.isArray(className)) span.className = className.join(" ");
    build(node.children as Tree, span, document);
    parent.appendChild(span);
  }
}
