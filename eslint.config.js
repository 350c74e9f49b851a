import js from "@eslint/js";
import boundaries from "eslint-plugin-boundaries";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

/** Folders of the layout, innermost first; each may import itself and what `allow` names. */
export const allow = {
  core: [],
  protocol: ["core", "report"],
  formats: ["core"],
  report: ["core"],
  store: ["core", "formats"],
  export: ["core", "formats", "store"],
  encoder: ["core", "protocol", "formats"],
  worker: ["core", "protocol", "formats"],
  training: ["core", "protocol", "formats", "store", "encoder", "worker"],
  verify: ["core", "formats", "report", "store"],
  scale: ["core", "formats", "store", "encoder"],
  cli: ["core", "protocol", "formats", "report", "store", "export", "encoder", "worker", "training", "verify", "scale"],
  extension: ["core", "protocol", "formats", "report", "store", "export", "encoder", "worker", "training", "verify"],
  webview: ["core", "protocol", "report"],
};

export default tseslint.config(
  { ignores: ["dist/**", "out/**", ".cache/**", ".venv/**", "test-results/**"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  { rules: { "max-lines": ["error", { max: 200, skipBlankLines: true }] } },
  {
    files: ["src/**/*.ts", "webview/**/*.ts"],
    plugins: { boundaries },
    settings: {
      "boundaries/elements": Object.keys(allow).map((type) => ({
        type,
        pattern: type === "webview" ? "webview" : `src/${type}`,
      })),
      "import/resolver": { node: { extensions: [".ts", ".js"] } },
    },
    rules: {
      "boundaries/dependencies": [
        "error",
        {
          default: "disallow",
          policies: Object.entries(allow).map(([type, targets]) => ({
            from: { element: { type } },
            allow: { to: { element: { type: [type, ...targets] } } },
          })),
        },
      ],
    },
  },
  {
    // Any text may come from outside: no expression may take quadratic time over it (docs/decisions/072).
    files: ["src/**/*.ts", "webview/**/*.ts", "scripts/**/*.{ts,mjs}"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "certain", ignorePartial: false }],
    },
  },
  {
    files: ["src/core/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: ["node:*", "vscode", "fs", "path"] }] },
  },
  {
    // PreferenceStore is the one owner of a folder's log.
    files: ["src/**/*.ts"],
    ignores: ["src/core/**", "src/store/log/**"],
    rules: { "no-restricted-imports": ["error", { patterns: ["**/store/log/{preference-log,log-reader}.ts"] }] },
  },
  // What goes to a terminal goes through src/cli/terminal.ts.
  {
    files: ["src/{cli,encoder,worker}/**/*.ts"],
    ignores: ["src/cli/terminal.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "stdout" },
        { object: "process", property: "stderr" },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
);
