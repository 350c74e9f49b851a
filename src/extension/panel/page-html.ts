/** What the page's markup refers to. */
export interface PageParts {
  /** Random, of this page alone: only scripts that carry it run. */
  readonly nonce: string;
  /** VS Code's source for local resources. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  readonly language: string;
  readonly title: string;
  /** Name of the custom element that is the panel. */
  readonly element: string;
}

/** A panel's page. It loads its script and style and nothing else: no images, no connections, no frames. */
export function pageHtml({ nonce, cspSource, script, style, language, title, element }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${escape(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escape(title)}</title>
    <link rel="stylesheet" href="${escape(style)}" />
  </head>
  <body>
    <${element}></${element}>
    <script type="module" nonce="${escape(nonce)}" src="${escape(script)}"></script>
  </body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&"<>]/g, (c) => ({ "&": "&amp;", '"': "&quot;", "<": "&lt;" })[c] ?? "&gt;");
}
