import { availableParallelism } from "node:os";
import { extensions, workspace } from "vscode";
import type { Head } from "../../core/model/head.ts";
import { duration, wholePercent } from "../../report/format.ts";
import { openHeadRegistry } from "../../store/heads/head-registry.ts";
import { OUTPUTS } from "../../verify/outputs/registry.ts";
import { blindSpotsOf } from "../../verify/soundness/blind-spots.ts";
import { soundnessCases } from "../../verify/soundness/cases.ts";
import { DEFAULT_OPTIONS, textsOf } from "../../verify/soundness/options.ts";
import type { Soundness } from "../../verify/soundness/result.ts";
import { verifyModel } from "../../verify/soundness/verify-model.ts";
import { isStarterName } from "../heads/starters.ts";
import { headTitle } from "../heads/head-name.ts";
import type { Services } from "../services/services.ts";
import { workspaceFiles } from "../services/workspace-files.ts";
import { isVersionNode } from "../versions/version-nodes.ts";
import { withProgress } from "../window/progress.ts";
import { soundnessMessages as text } from "./soundness-messages.ts";
import { soundTexts, type SoundTexts } from "./sound-texts.ts";

/**
 * Checks a model, with progress, and writes what it is blind to into the card of a workspace's own.
 * @param given its id or its row; the model in use by default. @param file of choices or responses.
 * @returns the report as Markdown; undefined where the person cancelled.
 */
export async function verifyCurrentModel(
  services: Services,
  given: unknown,
  file: unknown,
): Promise<string | undefined> {
  const { heads, extensionUri } = services;
  const id = isVersionNode(given) ? given.id : given;
  const head = typeof id === "string" ? await heads.byId(id) : await heads.current();
  const found = await checked(services, head, await soundTexts(file, extensionUri));
  if (found === undefined) return undefined;
  await keep(head, found);
  return OUTPUTS.markdown({ version: versionOf(), cases: soundnessCases(found, found.model), soundness: found });
}

function checked({ encoders }: Services, head: Head, { pairs, source }: SoundTexts): Thenable<Soundness | undefined> {
  const model = headTitle(head);
  return withProgress(text.title(model), async ({ signal, onProgress }) => {
    const started = performance.now();
    onProgress(0, 1, text.reading());
    return encoders.withBulkEncoder(textsOf(pairs, DEFAULT_OPTIONS.most), (encoder) =>
      verifyModel({
        ...{ ...DEFAULT_OPTIONS, head, model, source, pairs },
        read: (texts) => encoder.read(texts, { priority: "bulk", signal }),
        fresh: (threads) => {
          const own = encoders.fresh(threads);
          return { read: (texts) => own.read(texts, { priority: "bulk", signal }), end: () => own.dispose() };
        },
        threads: Math.max(2, availableParallelism()),
        onProgress: (fraction) => {
          const left = ((performance.now() - started) / 1000) * ((1 - fraction) / fraction);
          onProgress(fraction, 1, text.progress(wholePercent(fraction), duration(left)));
        },
      }),
    );
  });
}

/** Into the card of a model of this workspace as it was trained; no other, and none that follows choices made since then. */
async function keep({ card, added = 0 }: Head, found: Soundness): Promise<void> {
  const folder = workspaceFiles()?.folder;
  if (folder === undefined || !workspace.isTrusted || isStarterName(card.id) || added > 0) return;
  await openHeadRegistry(folder).keepBlindSpots(card.id, blindSpotsOf(found));
}

const versionOf = (): string => {
  const { version } = (extensions.getExtension("reward-lens.reward-lens")?.packageJSON ?? {}) as { version?: string };
  return version ?? "";
};
