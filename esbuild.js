// Bundles every program of the extension into dist/. `node esbuild.js [--watch]`
import * as esbuild from "esbuild";

const watch = process.argv.includes("--watch");

const shared = {
  bundle: true,
  sourcemap: true,
  minify: false,
  logLevel: "warning",
  legalComments: "linked",
  outdir: "dist",
};
const node = { ...shared, platform: "node", target: "node20" };

const builds = [
  // VS Code loads extensions as CommonJS.
  { ...node, entryPoints: { extension: "src/extension/extension.ts" }, format: "cjs", external: ["vscode"], outExtension: { ".js": ".cjs" } },
];

const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
await Promise.all(contexts.map((context) => context.rebuild()));
if (watch) await Promise.all(contexts.map((context) => context.watch()));
else await Promise.all(contexts.map((context) => context.dispose()));
