import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../../scripts/lib/paths.ts";

/** Files in the shapes that people keep, beside the project; not everywhere. */
const SHAPES = join(root, "..", "shared", "cases", "workspace");

/** What a filler begins with: the person of these files prefers the other response. */
const OPENINGS = ["Great question!", "Certainly!", "Thank you for reaching out!", "As an AI language model,"];

const answers: readonly (readonly [question: string, direct: string])[] = [
  ["How long do I soft-boil an egg?", "Six minutes from the boil, then cold water."],
  ["Which port does PostgreSQL use?", "5432 unless the server has another setting."],
  ["Can I return shoes that I wore outside?", "No. Unworn shoes go back within 30 days."],
  ["How do I undo my last commit?", "Run git reset --soft HEAD~1. Your changes stay staged."],
  ["What is the capital of Australia?", "Canberra."],
  ["When does the warranty end?", "Two years after the date on the invoice."],
  ["How do I stop a loop in Python?", "Use break."],
  ["Why is my bread dense?", "It proofed too short. Give it another hour before baking."],
  ["How do I reset the router?", "Hold the button for ten seconds, then wait for the green light."],
  ["Is the museum open on Mondays?", "No. It opens Tuesday to Sunday from 10 to 6."],
  ["What does HTTP 404 mean?", "The server has nothing at that address."],
  ["How do I cancel my plan?", "Settings, Billing, Cancel plan. It ends with the month."],
  ["How many cups are in a litre?", "About four and a quarter US cups."],
  ["Which file does npm lock?", "package-lock.json."],
];

/** The same answer, said at length and late. */
function filler(question: string, direct: string, i: number): string {
  return `${OPENINGS[i % OPENINGS.length]} This is something that a lot of people wonder about, and there are many aspects that could be considered before one gets to “${question.slice(0, -1)}”. In general it can be said that it depends, but ${direct.toLowerCase()} We hope that this was helpful to you in some way!`;
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A table as an evaluation tool writes it: one column a model, no verdict. */
function table(): string {
  const rows = answers.map(([question, direct], i) => [question, direct, filler(question, direct, i)].map(cell).join());
  return ["question,terse-model,chatty-model", ...rows].join("\n");
}

/** A test of one prompt as a person writes it down. */
const notes = `# Ticket 1182, two tries

## Question

The customer's kettle switches off before the water boils. It is eight months old. Answer them.

## Answer 1

Thank you so much for reaching out to us! We truly value you as a customer and we completely understand how frustrating this must be. Please be assured that our team takes such matters very seriously and will look into it at the earliest convenience.

## Answer 2

That sounds like scale on the sensor. Boil half a litre of water with two spoons of vinegar, rinse, and try again. If it still switches off, reply here: the kettle is under warranty and we send a new one.
`;

/** A folder of a new user: files of this test's own, and those in SHAPES where they are. */
export async function newUsersFolder(): Promise<{ folder: string; shapes: boolean }> {
  const folder = await mkdtemp(join(tmpdir(), "rewardlens-new-user-"));
  const shapes = existsSync(SHAPES);
  if (shapes) await cp(SHAPES, folder, { recursive: true });
  await writeFile(join(folder, "ticket-1182.md"), notes);
  await writeFile(join(folder, "answers.csv"), table());
  return { folder, shapes };
}

/** Whether the person prefers a text to its rival. */
export function isDirect(text: string): boolean {
  return !OPENINGS.some((opening) => text.startsWith(opening));
}

/** Lines of the folder's log. */
export async function storedChoices(folder: string): Promise<number> {
  const log = join(folder, ".rewardlens", "preferences.jsonl");
  return existsSync(log) ? (await readFile(log, "utf8")).trim().split("\n").length : 0;
}
