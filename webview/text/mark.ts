import type { Stretch } from "./differences.ts";

/** Puts stretches of a node's text, in order, into `<mark>`s; one that spans several text nodes becomes several marks. */
export function markStretches(root: Node, stretches: readonly Stretch[]): void {
  let next = 0;
  let begin = 0;
  for (const node of textNodesOf(root)) {
    const text = node.data;
    const end = begin + text.length;
    const pieces: Node[] = [];
    let done = begin;
    const take = (to: number, marked: boolean) => {
      if (to > done) pieces.push(piece(text.slice(done - begin, to - begin), marked, node.ownerDocument));
      done = Math.max(done, to);
    };
    for (; next < stretches.length && stretches[next][0] < end; next++) {
      take(Math.max(stretches[next][0], begin), false);
      take(Math.min(stretches[next][1], end), true);
      if (stretches[next][1] > end) break; // continues in the next node
    }
    if (pieces.length > 0) {
      take(end, false);
      node.replaceWith(...pieces);
    }
    begin = end;
  }
}

function piece(text: string, marked: boolean, document: Document): Node {
  const node = document.createTextNode(text);
  if (!marked || text.trim() === "") return node; // white space between the items of a list, say
  const mark = document.createElement("mark");
  mark.append(node);
  return mark;
}

function textNodesOf(root: Node): Text[] {
  if (root.nodeType === 3) return [root as Text];
  return [...root.childNodes].flatMap(textNodesOf);
}
