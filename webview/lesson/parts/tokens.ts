import { html } from "lit";
import type { InputToken } from "../../../src/protocol/encoder.ts";
import { antarctica } from "../../../src/protocol/lesson-texts.ts";
import { quote, type Part } from "../part.ts";

/** What the course prints as the tokens of B. */
const COURSE_TOKENS = ["our", "penguin", "overlords", "run", "the", "show", "down", "there"];

const scene = html`<p>The query Ω: <b>${antarctica.query}</b></p>
  ${quote("A", antarctica.treaty)} ${quote("B", antarctica.penguins)}`;

const ownOf = (tokens: readonly InputToken[]) => tokens.filter(({ part }) => part !== "special");

/** A chip a token, its id below the piece; special tokens are marked. */
const chips = (text: string, tokens: readonly InputToken[]) => {
  const name = `${text}: ${ownOf(tokens).length} tokens`;
  return html`<h3>${name}</h3>
    <ol class="chips" aria-label=${name}>
      ${tokens.map(
        ({ part, piece, id }) =>
          html`<li class=${part}>
            <span>${piece}</span><span class="unseen">${part === "special" ? ", special token" : ""}, id </span
            ><span class="id">${id}</span>
          </li>`,
      )}
    </ol>`;
};

export const tokens: Part<"tokens"> = {
  id: "tokens",
  title: "Tokens",
  intro: html`${scene}
    <p>
      An encoder reads tokens: words, or pieces of words that its list of about 30,000 lacks. The course prints B's as
      ${COURSE_TOKENS.join(" · ")}.
    </p>`,
  question: "B has six words. How many tokens will our tokenizer make of it, full stop included?",
  options: ["6 or 7", "8", "9 or more"],
  right: ({ responses }) => {
    const { length } = ownOf(responses[1]);
    return length < 8 ? 0 : length === 8 ? 1 : 2;
  },
  figure: ({ query, responses: [a, b] }) => {
    const plain = ownOf(b).map(({ piece }) => piece.replace(/^##/, ""));
    const missing = COURSE_TOKENS.filter((token) => !plain.includes(token));
    return html`${chips("Ω", query)} ${chips("A", a)} ${chips("B", b)}
      <p>
        Below each token is its id. It is the token's place in the list, and all that the encoder gets. ## marks a piece
        that continues the word before; upper case is ignored. Dashed lines are special tokens without a text: [CLS]
        begins an input, [SEP] ends each of its texts. So the input is [CLS] Ω [SEP] Ω̂ [SEP]: ${query.length + a.length}
        tokens for A, ${query.length + b.length} for B.
      </p>
      <p>
        The course counts A's twelve words, not its punctuation. Its list for B does not fit the sentence:
        ${missing.map((token) => `“${token}”`).join(", ")} ${missing.length === 1 ? "is" : "are"} not among its tokens.
      </p>`;
  },
};
