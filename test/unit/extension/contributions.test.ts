import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { keyArguments } from "../../../src/extension/command-arguments.ts";
import { lessonSteps } from "../../../src/protocol/lesson.ts";
import { contextKeys, settingIds, startingViewId } from "../../../src/extension/contributions.ts";
import { defaultStarter, starterNames } from "../../../src/extension/heads/starters.ts";
import { commandIds } from "../../../src/extension/command-ids.ts";

const Manifest = z.object({
  icon: z.string(),
  activationEvents: z.array(z.string()),
  capabilities: z.object({
    untrustedWorkspaces: z.object({ supported: z.literal("limited"), restrictedConfigurations: z.array(z.string()) }),
  }),
  contributes: z.object({
    commands: z.array(z.object({ command: z.string(), category: z.string(), enablement: z.string().optional() })),
    menus: z.record(z.string(), z.array(z.object({ command: z.string().optional(), submenu: z.string().optional() }))),
    submenus: z.array(z.object({ id: z.string() })),
    views: z.record(z.string(), z.array(z.object({ id: z.string(), type: z.string().optional(), when: z.string() }))),
    keybindings: z.array(z.object({ command: z.string(), args: z.unknown().optional(), when: z.string().optional() })),
    configuration: z.object({
      properties: z.record(z.string(), z.object({ examples: z.array(z.string()).optional(), default: z.unknown() })),
    }),
  }),
});

const manifest = Manifest.parse(JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")));
const { contributes, capabilities } = manifest;
const commands: string[] = [...Object.values(commandIds)].sort();
const settings: string[] = [...Object.values(settingIds)].sort();

describe("package.json", () => {
  it("contributes exactly the commands that code names", () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual(commands);
  });

  it("has no tree view before the extension gives it rows, which VS Code would call a missing data provider", () => {
    const [starting, ...trees] = Object.values(contributes.views).flat();
    expect(starting).toEqual({ id: startingViewId, type: "webview", when: "!rewardLens.next" });
    expect(trees.map(({ when }) => when.split(" && ")[0])).toEqual([
      contextKeys.next,
      contextKeys.hasQueues,
      contextKeys.hasChoices,
      contextKeys.hasModels,
      contextKeys.explained,
    ]);
  });

  it("contributes exactly the settings that code reads", () => {
    expect(Object.keys(contributes.configuration.properties).sort()).toEqual(settings);
  });

  it("names only contributed commands in menus and keybindings", () => {
    const entries = Object.values(contributes.menus).flat();
    const used = [...entries, ...contributes.keybindings].flatMap(({ command }) => command ?? []);
    expect(used.filter((command) => !commands.includes(command))).toEqual([]);
    const submenus = contributes.submenus.map(({ id }) => id);
    expect(entries.flatMap(({ submenu }) => submenu ?? []).sort()).toEqual([...submenus].sort());
    expect(Object.keys(contributes.menus)).toEqual(expect.arrayContaining(submenus));
  });

  it("gives in its keybindings the arguments that the commands take, and to each command that takes some", () => {
    const given = contributes.keybindings.filter(({ args }) => args !== undefined);
    for (const [name, schema] of Object.entries(keyArguments)) {
      const own = given.filter(({ command }) => command === commandIds[name as keyof typeof keyArguments]);
      expect(own, name).not.toEqual([]);
      for (const { args } of own)
        expect(schema.safeParse(args), `${name} ${JSON.stringify(args)}`).toMatchObject({ success: true });
    }
    const known = Object.keys(keyArguments).map((name) => commandIds[name as keyof typeof keyArguments] as string);
    expect(given.filter(({ command }) => !known.includes(command))).toEqual([]);
  });

  it("asks in its when clauses for the context keys that code sets, and for all of them", () => {
    const text = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
    const clauses = [...text.matchAll(/"(?:when|enablement)": "([^"]*)"/g)].map(([, clause]) => clause);
    // Views and panels are compared with a name; context keys stand alone, or are compared with a value.
    const asked = clauses.flatMap((clause) =>
      clause
        .split(/&&|\|\||[()]|!(?!=)/)
        .map((part) => part.replace(/[!=]= '\w+'/, "").trim())
        .filter((part) => /^rewardLens\.[\w.]+$/.test(part)),
    );
    const completions = [...text.matchAll(/"onContext:([^"]+)"/g)]
      .flatMap(([, condition]) => condition.split(" && "))
      .filter((key) => !key.startsWith("rewardLens.lesson."));
    expect([...new Set([...asked, ...completions])].sort()).toEqual(Object.values(contextKeys).sort());
    const steps = [...text.matchAll(/"onContext:rewardLens\.lesson\.(\w+)"/g)].map(([, step]) => step);
    expect(steps.sort()).toEqual([...lessonSteps].sort());
  });

  it("puts every command under one category", () => {
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(["Reward Lens"]));
  });

  it("offers all shipped starters, each, and none as prior", () => {
    const { examples, default: usual } = contributes.configuration.properties[settingIds.starter];
    expect(examples).toEqual([...starterNames, "all", "none"]);
    expect(usual).toBe(defaultStarter);
  });

  it("does not let an untrusted workspace choose heads, nor train", () => {
    expect(capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(
      expect.arrayContaining([settingIds.head, settingIds.starter]),
    );
    const train = contributes.commands.find(({ command }) => command === commandIds.trainRewardModel);
    expect(train?.enablement).toBe("isWorkspaceTrusted");
  });

  it("lets no key of a panel depend on isWorkspaceTrusted, which VS Code sets seconds after it restored the panel", () => {
    const ofPanels = contributes.keybindings.filter(({ when }) => when?.includes("activeWebviewPanelId"));
    const keys = new Set(ofPanels.map(({ command }) => command));
    expect(keys.size).toBeGreaterThan(20);
    const late = contributes.commands.filter(({ enablement }) => enablement?.includes("isWorkspaceTrusted"));
    expect(late.map(({ command }) => command).filter((command) => keys.has(command))).toEqual([]);
    expect(ofPanels.filter(({ when }) => when?.includes("isWorkspaceTrusted"))).toEqual([]);
  });

  it("has its icon", () => {
    const png = readFileSync(new URL(`../../../${manifest.icon}`, import.meta.url));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([128, 128]);
  });
});
