/** How the headings of a document are written. */
export type DocumentKind = "markdown" | "plaintext" | "org" | "asciidoc" | "rst";

const KINDS: Readonly<Record<string, DocumentKind>> = {
  ...{ md: "markdown", markdown: "markdown", mdx: "markdown", txt: "plaintext", text: "plaintext" },
  ...{ org: "org", adoc: "asciidoc", asciidoc: "asciidoc", rst: "rst" },
};

/** The kind of document a file is, by its name, or undefined where none is read from such files. */
export function documentKind(fileName: string): DocumentKind | undefined {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1].toLowerCase() ?? "";
  return Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined;
}
