import { l10n } from "vscode";

/** What the inspector says outside its page. */
export const inspectorMessages = {
  title: () => l10n.t("Reward Inspector"),
  nothing: () =>
    l10n.t("Put the cursor into a response and run Inspect Score: this panel shows how its score is computed"),
  cannotShow: (reason: string) => l10n.t("This response cannot be inspected: {0}", reason),
  tooFew: (count: number) => l10n.t("The map needs more responses; you have {0}. Each comparison adds two", count),
  notTrusted: () => l10n.t("Your choices are read in trusted workspaces only, so there is no map"),
};
