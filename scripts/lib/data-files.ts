/** Every file that the shipped heads are made from or measured on: its SHA-256, where it is from, and how it was made of that. */
import { type ChosenRejectedLine, fromComparisons, fromDialogues } from "./convert-data.ts";

/** Made by scripts/fetch-data.ts. */
export interface ConvertedFile {
  readonly file: string;
  readonly sha256: string;
  readonly url: string;
  /** SHA-256 of what the address gives. */
  readonly source: string;
  readonly convert: (json: unknown) => ChosenRejectedLine[];
}

/** Made by hand once; nothing here does it again. */
export interface ManualFile {
  readonly file: string;
  readonly sha256: string;
  readonly url: string;
  /** What was done; the result is lines of {query, responses, votes, source} unless it says otherwise. */
  readonly how: string;
}

const raw = (path: string) => `https://raw.githubusercontent.com/${path}`;
const repository = (name: string) => `https://github.com/${name}`;
const DSP = "Linear95/DSP/ec099cf332cfdac0d1b0d644844ba60459144092/data";
const FINE_GRAINED = "allenai/FineGrainedRLHF/a1469d4eba0b3754bcb343beb88f0aca24bf4848/tasks/qa_feedback/data";

export const CONVERTED: readonly ConvertedFile[] = [
  {
    file: "hh-helpful.jsonl",
    sha256: "b281b19f6b1849ddde98a9a951575770e8534a266bf5740b2732659617b9182d",
    url: raw(`${DSP}/helpful.test.json`),
    source: "690ea4896f18e47c60802b370572e4dbcbfe23746064653c0bce26ce0f3c01c1",
    convert: fromDialogues,
  },
  {
    file: "hh-harmless.jsonl",
    sha256: "92b586f52a8c2bfdb712de0e335187f8474acce72434b7aba3454425c5b44bb2",
    url: raw(`${DSP}/harmless.test.json`),
    source: "84e9e4328d9bcfe50b2851c56c8c0dbc45b384277619fccda6748c53f7799f2c",
    convert: fromDialogues,
  },
  {
    file: "finegrained-qa.jsonl",
    sha256: "2d3edb6133d0e51525c6acb48dbee8fc21eadfd0a6f0951be86086a79de69af7",
    url: raw(`${FINE_GRAINED}/dev_feedback.json`),
    source: "f394289ecfdc5a2d1663170254b92d75ad3c53ba36df9f627c70d4c6fc4f3291",
    convert: fromComparisons,
  },
];

const ratings =
  "ratings of two answers to one query give a choice, equal ones a tie; where the source has choices, each is a vote";
const choices = "each recorded choice between two answers is a vote; annotators are renamed";

/** Set by set; the conversion is reported as the sets' own notes have it and was not checked against the repositories. */
export const MANUAL: readonly ManualFile[] = (
  [
    [
      "people/ukp-texts.jsonl",
      "b27693b525280afb70dee819a33e29882c0c527ff4ce0450cef9bd11618a50ef",
      "UKPLab/acl2016-convincing-arguments",
      "data/UKPConvArg1-full-XML: each argument once, as {id, query, response}; the debate's title and stance are the query",
    ],
    [
      "people/ukp-topics.txt",
      "f3b93038c08b7135a40b12ff4e6c2e1111eb0d8b4f350822eddd469409b2446d",
      "UKPLab/acl2016-convincing-arguments",
      "data/UKPConvArg1-full-XML: the names of the debates, one a line",
    ],
    [
      "people/ukp-votes.tsv",
      "9b3492e6f46d27b278a62cdf74ec198c9e07189421dd037ca7b942839e93ee95",
      "UKPLab/acl2016-convincing-arguments",
      "data/UKPConvArg1-full-XML: each worker's choice, as person, topic, first, second, choice",
    ],
    [
      "people/autoj.jsonl",
      "67e434c99f6690ac9879fda550832412374e334103eb4652e7803f2befd7b085",
      "GAIR-NLP/auto-j",
      choices,
    ],
    [
      "people/blanc-cnn.jsonl",
      "75d756f8bfddffd064f792e6f83336d0539c1c845b8956401039958cc9ce74e8",
      "PrimerAI/blanc",
      ratings,
    ],
    [
      "people/blanc-news.jsonl",
      "aec2507d2503a79efb096a8d5cd72c04f362b5bf2e8f2d6e97747713f4aadf8b",
      "PrimerAI/blanc",
      ratings,
    ],
    [
      "people/cnndm-lqual.jsonl",
      "3378b025265b7bb1cc5773175adae1c1f54e5a66d3deac6780b25dbe23ea7272",
      "yg211/summary-reward-no-reference",
      ratings,
    ],
    [
      "people/cqa-explain.jsonl",
      "a038d487f65dd7a68fa7850d240440fe13003f2d35763c676a0203e68e6c26c2",
      "allenai/few_shot_explanations",
      choices,
    ],
    [
      "people/halie-metaphor.jsonl",
      "0e39a199e993c556c317d232b77d0fb204b52012b3aae5a8060e6daeae1915e2",
      "stanford-crfm/halie",
      ratings,
    ],
    [
      "people/halie-sum.jsonl",
      "62b946c37bf525408c66861f6205e45bfc5c40ef272750800627a0efa6824942",
      "stanford-crfm/halie",
      ratings,
    ],
    [
      "people/lamp-edits.jsonl",
      "1759c3f60e1132e685611a08c69f8d78c194b7911a27d4d384b7ed7af7f4fb21",
      "salesforce/creativity_eval",
      choices,
    ],
    [
      "people/lfqae-zh.jsonl",
      "0fa708c445c86b43b808fff6208cd37cdae7a04a7e2ff32305fbd09fbf09d2b6",
      "YuchenFan48/LFQA-E",
      choices,
    ],
    [
      "people/llmfao.jsonl",
      "7ba7bb52c3213d1258d6ce197f246dd3f62a485e24312d13dedb340ad1cbac44",
      "dustalov/llmfao",
      choices,
    ],
    [
      "people/oasst-100.jsonl",
      "b4c4b7a0fadec5887b0e3cd23785bcbd7fdb14f19bac7afabd01296f52e9901d",
      "LAION-AI/Open-Assistant",
      "ranked message trees: the replies to one message, two by two, in the order of their ranks",
    ],
    [
      "people/oasst2-en.jsonl",
      "bbaaed3888a459c2b4efc40b52fa78b580680431bd6fd9bf84c8ae18077e0cfd",
      "LAION-AI/Open-Assistant",
      "ranked message trees: the replies to one message, two by two, in the order of their ranks",
    ],
    [
      "people/rankgen.jsonl",
      "fd812c5c968a8f4f095c4cf954a360f1f4b0c6ff7860fcf188f8deb4602bb5ee",
      "martiansideofthemoon/rankgen",
      choices,
    ],
    ["people/saf-de.jsonl", "babe2411901feddeae2f2f7d1c24e47742a3889899977e9741d11ef52e801631", "SebOchs/SAF", ratings],
    ["people/saf-en.jsonl", "055dff48ffcfbeb6f9a619dcaf82993e7fc227d5acc74a6f602c9bf59e550e32", "SebOchs/SAF", ratings],
    [
      "people/scratchplot.jsonl",
      "a350b4baa3bec52bc5a74138851029b7169b78f7543d211b62c2afec84bbe31b",
      "YipingNUS/scratchplot-story-generation",
      ratings,
    ],
    [
      "people/squality.jsonl",
      "7bf206a59f73bc7e279bf3e812029418b10e8430687cf86f8f8a76e77b0bc3f9",
      "nyu-mll/SQuALITY",
      choices,
    ],
    [
      "people/usr-topical.jsonl",
      "86d2d0d1ad1d4378c698817cce22bab7af80f3f316e43e8a10f7379e7bb3af37",
      "maszhongming/UniEval",
      ratings,
    ],
    [
      "people/wqrm-creative.jsonl",
      "0fadc6652ab1e59970665d73172af690b34b9d9d6fbb8a5ec70b76af0ac3dd30",
      "salesforce/creativity_eval",
      choices,
    ],
  ] as const
).map(([file, sha256, name, how]) => ({ file, sha256, url: repository(name), how }));
