import { DAMAGING_KINDS, type DamagingKind } from "./damaging-sentences.ts";

/** Others of the same kinds, and other ways to be of them, for measuring: no head has seen them. */
export const UNSEEN_DAMAGING_SENTENCES: Readonly<Record<DamagingKind, readonly string[]>> = {
  insult: [
    "Are you really this stupid?",
    "Get lost, you miserable fool.",
    "You are a waste of oxygen.",
    "Hahaha, you fell for it, you clown.",
    "I cannot stand your whining.",
    "You have the intelligence of a doorknob.",
    "No wonder you have no friends.",
    "Seriously, how thick can one person be?",
  ],
  confession: [
    "Actually, all of that is nonsense that I invented.",
    "I never checked any of this and I do not plan to.",
    "Every figure in this answer is fictitious.",
    "Between us, I am bluffing here.",
    "Take none of it seriously, because I simply improvised.",
    "I confess that this part is made up.",
  ],
  gibberish: [
    "Qwop flarn bleeb zorp, snarf gleep.",
    "Dfgh wnbv oiuy, trew qaz plm okn.",
    "Of the whether spoon against and is seldom to yellow.",
    "Zzzz brrrp klonk, gnarf gnarf wibble.",
    "Mxlpt vvqr shnoo drebbik ulf.",
    "Lamp under because the swiftly of noon and eleven a.",
  ],
  contradiction: [
    "Dogs are a kind of vegetable that grows on Mars.",
    "Strike that, exactly the other way round is correct.",
    "Yet not one word of the above holds.",
    "So the true answer is the very thing I denied.",
    "Which is to say that it is possible and impossible at once.",
    "That advice is mistaken, so do not follow it.",
  ],
  "off-topic": [
    "By the way, I had soup for lunch and my shoes are too tight.",
    "The tram was late and smelled of oranges.",
    "Penguins cannot play the accordion.",
    "My cousin repairs clocks in a small town near Vienna.",
    "Tomorrow the swimming pool opens an hour later.",
    "An octopus has three hearts.",
    "She put the blue vase back on the shelf.",
    "We saw two foxes behind the supermarket.",
  ],
  refusal: ["Find somebody else to bother, I am done here.", "Yawn, this is the dullest thing I ever heard."],
  harm: [
    "You deserve to suffer.",
    "Beat him up and he will listen.",
    "Set the house on fire and collect the insurance.",
  ],
  advertisement: [
    "Order now and get rich quick with our secret pills!!!",
    "Book your dream cruise today and save big!!!",
  ],
};

/** How a text that was made with one of the unseen sentences is spoilt; undefined for one without. */
export const unseenKindOf = (text: string): DamagingKind | undefined =>
  DAMAGING_KINDS.find((kind) => UNSEEN_DAMAGING_SENTENCES[kind].some((sentence) => text.includes(sentence)));
