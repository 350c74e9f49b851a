import { describe, expect, it } from "vitest";
import { isOtherLanguage } from "../../../../src/core/features/language.ts";
import { detectLanguage } from "../../../../src/encoder/languages.ts";

const foreign = (text: string) => isOtherLanguage(text, detectLanguage);

describe("isOtherLanguage", () => {
  it.each([
    ["German", "Vielen Dank für Ihre Nachricht. Wir haben den Betrag heute auf Ihr Konto überwiesen."],
    ["French", "Merci pour votre message. Nous avons remboursé la somme sur votre compte ce matin."],
    ["Spanish", "Gracias por su mensaje. Hoy hemos devuelto el importe a su cuenta, como nos pidió."],
    ["Italian", "Grazie per il suo messaggio. Oggi abbiamo restituito la somma sul suo conto corrente."],
    ["Dutch", "Bedankt voor uw bericht. Wij hebben het bedrag vanmorgen op uw rekening teruggestort."],
    ["Polish", "Dziękujemy za wiadomość. Dziś rano zwróciliśmy całą kwotę na wskazany rachunek bankowy."],
  ])("finds %s, with a product's English name in it", (_, text) => {
    expect(foreign(text)).toBe(true);
    expect(foreign(`${text} (Reward Lens, Model 3)`)).toBe(true);
  });

  it.each([
    ["English", "Thank you for your message. We sent the amount back to your account this morning."],
    [
      "English that quotes German",
      "In German you would write “Vielen Dank für Ihre Nachricht” and then sign it with your name.",
    ],
    [
      "clipped English",
      "Refund sent today. Arrives within five days. Receipt attached. Sorry about delay; voucher included.",
    ],
    [
      "code",
      "export const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];",
    ],
    ["a few words of German", "Ja, gerne. Bis morgen!"],
  ])("says nothing of %s", (_, text) => {
    expect(foreign(text)).toBe(false);
  });

  it("asks for no language where the text is English", () => {
    const never = () => {
      throw new Error("asked");
    };
    expect(isOtherLanguage("It is what you asked for, and we will send it to you as soon as we can.", never)).toBe(
      false,
    );
  });
});
