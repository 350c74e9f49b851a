// An extension that guards the extension host, and every process that other extensions start from it.
// VS Code takes NODE_OPTIONS away from the extension host, so it cannot come from outside.
import "./guard.mjs";

export function activate() {
  process.env.NODE_OPTIONS = `--import=${new URL("guard.mjs", import.meta.url).href}`;
}
