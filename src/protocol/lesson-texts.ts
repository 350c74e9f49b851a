/** The texts that the lesson scores live. Figures about them are nowhere written down. */

const country = "Which country owns Antarctica?";

export const antarctica = {
  query: country,
  treaty: "Antarctica is governed by the Antarctic Treaty System, which includes multiple countries.",
  penguins: "Penguin overlords run the showdown there.",
} as const;

export const president = {
  query: "Who was the first president of the United States?",
  responses: [
    "George Washington was the first president of the United States.",
    "George Washington",
    "Thomas Jefferson was the first president of the United States.",
    "My favourite soup is made of leeks and potatoes.",
  ],
} as const;

export const basil = {
  query: "How do I keep basil fresh after I buy it?",
  responses: [
    "Put it in the fridge or somewhere.",
    "Trim the stems, stand the basil in a glass of water at room temperature, and cover it loosely with a bag. Change the water every two days; in the fridge the leaves turn black.",
  ],
} as const;

/** Six answers of a policy that is not sure of its style. */
export const lift = {
  query: "Can I take my bicycle into the lift?",
  responses: [
    "Yes, outside rush hours.",
    "Yes. Bicycles may use the lift, but please avoid the rush hours in the morning and evening.",
    "Yes, you can. The lift is large enough for two bicycles. Between seven and nine in the morning, and from four to six, people with wheelchairs and prams go first, so please wait or take the ramp.",
    "It depends on when.",
    "That is a question which many people have asked, and it can be said that there are circumstances under which a bicycle may perhaps be taken into a lift, and others under which this would possibly be seen as less suitable, all things considered.",
    "Generally speaking it would seem that taking a bicycle into the lift could be possible, although one might want to think about it first.",
  ],
} as const;

export const snow = {
  query: "What is snow?",
  responses: [
    "Snow is frozen water that falls from clouds as small white crystals when it is cold.",
    "Snow is the sky folding its old letters into stars and letting them drift down unread.",
  ],
} as const;

export const paris = { query: "What is the capital of France?", response: "Paris" } as const;

/** Ways to say the same: none of them should matter much. */
export const changes = [
  {
    kind: "paraphrase",
    before: antarctica.treaty,
    after: "The Antarctic Treaty System, of which many countries are members, governs Antarctica.",
  },
  {
    kind: "typo",
    before: antarctica.treaty,
    after: "Antartica is governed by the Antarctic Treaty System, which includes multple countries.",
  },
  {
    kind: "sentences",
    before:
      "No country owns it. Seven countries claim parts of the continent. The Antarctic Treaty sets their claims aside.",
    after:
      "The Antarctic Treaty sets their claims aside. Seven countries claim parts of the continent. No country owns it.",
  },
] as const;

/** A true and a false statement of the same form, each. */
export const statements = [
  {
    query: "What is the capital of France?",
    right: "The capital of France is Paris.",
    wrong: "The capital of France is Lyon.",
  },
  {
    query: "At what temperature does water boil at sea level?",
    right: "At sea level water boils at 100 degrees Celsius.",
    wrong: "At sea level water boils at 60 degrees Celsius.",
  },
  {
    query: "Which planet is closest to the sun?",
    right: "Mercury is the planet closest to the sun.",
    wrong: "Neptune is the planet closest to the sun.",
  },
  {
    query: "How many legs does a spider have?",
    right: "A spider has eight legs.",
    wrong: "A spider has twelve legs.",
  },
] as const;
