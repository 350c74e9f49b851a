import { Disposable } from "vscode";
import type { Services } from "../services/services.ts";
import { MarkdownPage } from "../window/markdown-page.ts";
import { registerVersionsCommands } from "./commands.ts";
import type { Versions } from "./versions.ts";
import { VersionsView } from "./versions-view.ts";

/** The Models view with its commands. */
export function registerVersions(services: Services): Disposable & Pick<Versions, "view"> {
  const view = new VersionsView(services.heads);
  const page = new MarkdownPage("reward-lens-versions", "/versions.md");
  const registered = Disposable.from(view, page, registerVersionsCommands({ services, view }, page));
  return { view, dispose: () => void registered.dispose() };
}
