import { expect, it, onTestFinished } from "vitest";
import { seededRandom } from "../../src/core/math/random.ts";
import { EncoderError } from "../../src/encoder/encoder.ts";
import { EncoderPool } from "../../src/encoder/process/pool.ts";
import { bitsOf, shipped } from "../integration/encoder/encoder-setup.ts";

const texts = Array.from({ length: 160 }, (_, i) => ({
  query: `Why ${i}?`,
  response: "Because it is so. ".repeat(10),
}));

it.skipIf(process.platform === "win32")(
  "a pool whose processes are stopped and killed at random gives the same bits, or says what happened",
  async () => {
    const pool = new EncoderPool({ ...shipped, patience: 5000, maxCrashes: 100 }, 2);
    onTestFinished(() => pool.dispose());
    const expected = (await pool.embed(texts)).map(bitsOf);
    const random = seededRandom(11);
    const outcomes = { whole: 0, crashed: 0 };
    for (let round = 0; round < 12; round++) {
      const at = Math.floor(random() * texts.length);
      let signal: NodeJS.Signals | undefined = round % 3 === 0 ? "SIGKILL" : "SIGSTOP";
      const onProgress = (done: number) => {
        const [pid] = pool.pids.slice(Math.floor(random() * pool.pids.length));
        if (signal === undefined || done < at || pid === undefined) return;
        process.kill(pid, signal);
        signal = undefined;
      };
      try {
        expect((await pool.embed(texts, { onProgress })).map(bitsOf), `round ${round}`).toEqual(expected);
        outcomes.whole++;
      } catch (error) {
        if (!(error instanceof EncoderError)) throw error;
        expect(error.code, `round ${round}`).toBe("encoder-crashed");
        expect(round % 3, "only where one was killed").toBe(0);
        outcomes.crashed++;
      }
    }
    console.log(outcomes);
    expect(outcomes.whole).toBeGreaterThanOrEqual(8);
  },
);
