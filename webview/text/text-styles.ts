import { css, unsafeCSS } from "lit";

/**
 * A colour of the theme for code, drawn near to that of the text: alone, the dark theme's blue and the light one's
 * green are too faint on the background of code.
 */
const code = (name: "boolean" | "string" | "number" | "name") =>
  css`color-mix(in srgb, var(--vscode-debugTokenExpression-${unsafeCSS(name)}, currentColor) 80%, var(--vscode-foreground, currentColor))`;

/** How the text of a response looks: raw, as Markdown, with code, with differences. Colours are the theme's. */
export const textStyles = css`
  .markdown {
    white-space: normal;
    unicode-bidi: normal;
  }
  .as-source {
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  /* Laid out only while in sight: the lines of the rest are counted. */
  .text-part {
    unicode-bidi: plaintext;
    content-visibility: auto;
    contain-intrinsic-block-size: auto calc(1.55em * var(--lines));
  }
  /* What it does to the direction of the text after it ends with it. */
  .unseen-character {
    unicode-bidi: isolate;
  }
  .unseen-character::before {
    content: attr(data-code);
    margin-inline: 0.15em;
    padding-inline: 0.25em;
    border: 1px dashed currentColor;
    border-radius: 3px;
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.8em;
    unicode-bidi: isolate;
  }
  .markdown :is(p, li, h3, td, th) {
    unicode-bidi: plaintext;
    text-align: start;
  }
  .markdown :is(p, ul, ol, pre, blockquote, .table, h3) {
    margin: 0 0 0.7em;
  }
  .markdown > :last-child {
    margin-bottom: 0;
  }
  .markdown :is(ul, ol) {
    padding-inline-start: 1.7em;
  }
  /* Also where the response itself is an item of a list. */
  .markdown ul {
    list-style-type: disc;
  }
  .markdown ul ul {
    list-style-type: circle;
  }
  .markdown li > :is(ul, ol) {
    margin-bottom: 0;
  }
  .markdown h3 {
    margin-top: 0.9em;
    font-size: 1em;
    font-weight: 600;
  }
  .markdown h3.h1 {
    font-size: 1.35em;
  }
  .markdown h3.h2 {
    font-size: 1.2em;
  }
  .markdown h3.h3 {
    font-size: 1.08em;
  }
  .markdown > :first-child {
    margin-top: 0;
  }
  .markdown blockquote {
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--vscode-textBlockQuote-border, currentColor);
  }
  .markdown hr {
    border: 0;
    border-top: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, currentColor));
  }
  .markdown .table {
    overflow-x: auto;
  }
  .markdown table {
    border-collapse: collapse;
  }
  /* A word breaks only where it is wider than a cell may be: a table with many columns scrolls. */
  .markdown :is(td, th) {
    max-width: 24em;
    overflow-wrap: break-word;
    padding: 0.2em 0.6em;
    border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, currentColor));
  }
  .markdown :is(code, pre) {
    border-radius: 4px;
    background: var(--vscode-textCodeBlock-background, transparent);
    font-family: var(--vscode-editor-font-family, monospace);
    font-size: 0.95em;
  }
  .markdown code {
    padding: 0.05em 0.3em;
  }
  /* In a line that runs from right to left too. */
  :is(code, pre, .formula) {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .formula {
    white-space: pre-wrap;
  }
  .markdown pre {
    padding: 0.6em 0.8em;
    outline: 1px solid var(--vscode-contrastBorder, transparent);
    outline-offset: -1px;
    white-space: pre-wrap;
  }
  .markdown pre code {
    padding: 0;
    background: none;
    font-size: 1em;
  }
  .link,
  .image {
    text-decoration: underline dotted;
  }
  .address {
    color: var(--vscode-descriptionForeground, inherit);
  }
  .hljs-comment,
  .hljs-quote,
  .hljs-meta {
    color: var(--vscode-descriptionForeground, inherit);
    font-style: italic;
  }
  .hljs-string,
  .hljs-regexp,
  .hljs-addition {
    color: ${code("string")};
  }
  .hljs-number,
  .hljs-symbol {
    color: ${code("number")};
  }
  .hljs-keyword,
  .hljs-literal,
  .hljs-built_in,
  .hljs-type,
  .hljs-tag {
    color: ${code("boolean")};
  }
  .hljs-title,
  .hljs-attr,
  .hljs-section,
  .hljs-name,
  .hljs-attribute {
    color: ${code("name")};
  }
  .hljs-deletion {
    text-decoration: line-through;
  }
  mark {
    background: var(--vscode-diffEditor-insertedTextBackground, transparent);
    outline: 1px solid var(--vscode-diffEditor-insertedTextBorder, transparent);
    color: var(--vscode-foreground);
    text-decoration: underline 2px;
    text-underline-offset: 0.2em;
  }
  mark::before,
  mark::after {
    position: absolute;
    overflow: hidden;
    width: 1px;
    height: 1px;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  mark::before {
    content: " [only here: ";
  }
  mark::after {
    content: "] ";
  }
`;
