import type { Head } from "../../core/model/head.ts";
import type { PreferenceSet } from "../../core/types.ts";
import { trainProgressText } from "../../report/training-text.ts";
import { encodePairs, type WithEncoder } from "../../training/encode-pairs.ts";
import { trainForAudit } from "../../training/audit-head.ts";
import { inWorker } from "../../training/train-head.ts";
import { mayBeCutTexts, unreadIn, type Unread } from "../../verify/audit/same-responses.ts";
import { pairEncoding, read, withEncoder } from "../encoder.ts";
import { openHead, openStarters, warnLeftOut } from "../heads.ts";
import type { Installation } from "../installation.ts";
import type { Terminal } from "../terminal.ts";
import type { AuditedPairs } from "./audited-choices.ts";

export interface Asked {
  readonly head: Head;
  readonly set: PreferenceSet;
  readonly unread: Unread;
}

/** The model that is asked, with the features of the choices and how much of long responses is not read. */
export async function askedModel(
  { pairs, facts, audited }: AuditedPairs,
  { head: name, starter }: { readonly head?: string; readonly starter: string },
  installation: Installation,
  terminal: Terminal,
): Promise<Asked> {
  const long = mayBeCutTexts(audited);
  let unread: Unread = () => 0;
  const encoding: WithEncoder = (texts, work) =>
    withEncoder(installation, terminal, texts, async (encoder) => {
      const result = await work(encoder);
      if (long.length > 0) unread = unreadIn(long, await read(encoder, long, terminal));
      return result;
    });
  const { signal, onProgress } = pairEncoding(installation, terminal);
  if (name !== undefined) {
    const { set, opened } = await encodePairs(pairs, encoding, (info) => openHead(name, info, installation), {
      signal,
      onProgress,
    });
    return { head: opened, set, unread };
  }
  const { head, set } = await trainForAudit({
    ...{ pairs, facts, signal, withEncoder: encoding, fit: inWorker(installation.fitScript) },
    heads: async (info) => ({ starters: await openStarters(starter, info, installation) }),
    onEncoded: onProgress,
    onFit: (progress) => terminal.progress(`${trainProgressText(progress)}:`, progress.fraction),
    onLeftOut: (seen) => warnLeftOut(seen, terminal),
  });
  return { head, set, unread };
}
