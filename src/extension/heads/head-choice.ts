import type { Uri } from "vscode";
import { defaultStarter, isStarterName, type StarterName } from "./starters.ts";
import { messages } from "../messages.ts";
import { ShownError } from "../window/describe-error.ts";

/** What is scored: a setting may name another head for its folder or its language. */
export interface HeadScope {
  readonly uri: Uri;
  readonly languageId: string;
}

/** Which head is asked for, before anything is read of it. */
export type HeadChoice =
  | { readonly kind: "starter"; readonly name: StarterName }
  | { readonly kind: "version"; readonly id: string }
  | { readonly kind: "newest" }
  /** A version of the workspace is named, which Restricted Mode does not load. */
  | { readonly kind: "forbidden"; readonly id: string };

/** A version's id is also its folder's name: anything else could lead out of the heads' folder. */
const versionId = /^[a-z0-9][a-z0-9-]*$/;

/**
 * The head that a setting asks for.
 * @param wanted starter, version id, or "" for the workspace's newest version
 */
export function chooseHead(wanted: string, trusted: boolean): HeadChoice {
  if (isStarterName(wanted)) return { kind: "starter", name: wanted };
  if (wanted === "") return trusted ? { kind: "newest" } : { kind: "starter", name: defaultStarter };
  return { kind: trusted ? "version" : "forbidden", id: wanted };
}

export function isVersionId(id: string): boolean {
  return versionId.test(id);
}

/** No head of this id can be in the workspace. */
export class MissingHeadError extends ShownError {
  override readonly name = "MissingHeadError";
  constructor() {
    super(messages.head.missing());
  }
}
