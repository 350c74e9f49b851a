// Bundles every program of the extension into dist/. `node esbuild.js [--watch]`
import * as esbuild from "esbuild";

const watch = process.argv.includes("--watch");

const shared = {
  bundle: true,
  sourcemap: true,
  // Half of what is parsed at each start goes; the source maps, which stay in the checkout, have every name.
  minify: true,
  keepNames: true,
  logLevel: "warning",
  legalComments: "linked",
  outdir: "dist",
  // Its CommonJS build loads its parts by a `require` that no bundler can see.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
};
const node = { ...shared, platform: "node", target: "node20", inject: ["scripts/lib/stage/node-20.mjs"] };

// commander and yaml are CommonJS: their `require` of Node's modules needs one.
const withRequire = `import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);`;
const program = `#!/usr/bin/env node\n${withRequire}`;

const builds = [
  // VS Code loads extensions as CommonJS, which has no import.meta: tinyglobby's fdir asks it where it is.
  {
    ...node,
    entryPoints: { extension: "src/extension/extension.ts" },
    format: "cjs",
    banner: { js: 'const __address = require("node:url").pathToFileURL(__filename).href;' },
    define: { "import.meta.url": "__address" },
    external: ["vscode"],
    outExtension: { ".js": ".cjs" },
  },
  {
    ...node,
    entryPoints: { cli: "src/cli/main.ts", "arrow-worker": "src/cli/arrow/main.ts" },
    format: "esm",
    banner: { js: program },
  },
  {
    ...node,
    entryPoints: { "fit-worker": "src/worker/main.ts", project: "src/worker/project-main.ts" },
    format: "esm",
  },
  {
    ...node,
    entryPoints: { expectations: "src/extension/expectations/files/thread.ts" },
    format: "esm",
    banner: { js: withRequire },
  },
  // Charts outside a page, and languages, for the extension: too large to be read at every start.
  {
    ...node,
    entryPoints: { "report-html": "src/report/report-html.ts", languages: "src/encoder/languages.ts" },
    format: "cjs",
    outExtension: { ".js": ".cjs" },
  },
  // onnxruntime-node is found at run time, beside the bundle or in node_modules; sharp is never needed for text.
  {
    ...node,
    entryPoints: { encoder: "src/encoder/main.ts" },
    format: "esm",
    alias: { sharp: "./src/encoder/model/no-images.ts" },
  },
  // Pages of webviews: one script and one style each, no other file.
  {
    ...shared,
    entryPoints: ["compare", "prompts", "rank", "model", "inspector", "lesson"].flatMap((panel) => [
      { in: `webview/${panel}/main.ts`, out: panel },
      { in: "webview/page/page.css", out: panel },
    ]),
    outdir: "dist/webview",
    platform: "browser",
    format: "esm",
    target: "es2024",
    keepNames: false,
  },
];

const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
// All are waited for, also where one fails: ending this process while another writes leaves an empty file in dist/.
const results = await Promise.allSettled(contexts.map((context) => context.rebuild()));
if (watch) await Promise.all(contexts.map((context) => context.watch()));
else {
  await Promise.all(contexts.map((context) => context.dispose()));
  if (results.some(({ status }) => status === "rejected")) process.exitCode = 1; // esbuild has said why
}
