/** What a marked part of a document is. `aside`: neither query nor response, such as a reference answer or a verdict. */
export type Role = "query" | "response" | "system" | "aside";

/** What a word at the beginning of a heading, label or tag means. */
export interface Word {
  readonly role: Role;
  /** Words of one meaning, in all languages: a document keeps to one for its queries and one for its responses. */
  readonly family: string;
  /** Whether it names who speaks: turns of a conversation, each with those before it as its query. */
  readonly isSpeaker: boolean;
  /** Whether it marks a part only with a number, a letter or a name after it, as in "Version 2". */
  readonly needsIndex: boolean;
  /** Whether answers use it as a heading of their own, too ("Notes"). */
  readonly isWeak: boolean;
}

/** More words, as a person's settings give them. */
export interface MoreWords {
  readonly query?: readonly string[];
  readonly response?: readonly string[];
}

/** Words by their lower-case form. */
export type Words = ReadonlyMap<string, Word>;

const queries = {
  query: "query, consulta, requête, abfrage, zapytanie, запрос, запит, sorgu, クエリ, 쿼리, 查询, 查詢, truy vấn",
  prompt: "prompt, промпт, промт, プロンプト, 프롬프트, 提示, 提示词, 提示詞, eingabeaufforderung, indicación",
  question:
    "question, frage, anfrage, kundenanfrage, pregunta, domanda, pergunta, questão, vraag, pytanie, вопрос, питання, soru, otázka, kérdés, întrebare, " +
    "fråga, spørgsmål, spørsmål, kysymys, ερώτηση, سؤال, שאלה, प्रश्न, सवाल, câu hỏi, pertanyaan, คำถาม, 问题, 問題, 提问, 质问, 質問, 질문",
  instruction:
    "instruction, instructions, task, anweisung, aufgabe, auftrag, instrucción, instrucciones, tarea, consigne, tâche, istruzione, " +
    "compito, instrução, tarefa, instructie, opdracht, инструкция, задание, zadanie, görev, 指令, 指示, 任务, 任務, 지시, 명령",
  input: "input, eingabe, entrada, entrée, invoer, ввод, girdi, 输入, 輸入, 入力, 입력",
};
const users =
  "user, human, you, me, prompter, nutzer, benutzer, mensch, du, ich, usuario, humano, tú, yo, utilisateur, humain, vous, moi, utente, " +
  "umano, tu, usuário, você, gebruiker, użytkownik, пользователь, человек, вы, я, користувач, kullanıcı, 用户, 用戶, 你, 我, ユーザー, あなた, 사용자, 나";
const responses = {
  response: "response, reply",
  answer:
    "answer, antwort, respuesta, réponse, risposta, resposta, antwoord, odpowiedź, ответ, відповідь, yanıt, cevap, odpověď, válasz, " +
    "răspuns, svar, vastaus, απάντηση, جواب, إجابة, رد, תשובה, उत्तर, जवाब, trả lời, câu trả lời, jawaban, คำตอบ, " +
    "回答, 回复, 回覆, 答复, 答案, 回应, 回應, 応答, 返答, 답변, 응답, 대답",
  output: "output, ausgabe, salida, sortie, saída, uitvoer, вывод, çıktı, 输出, 輸出, 出力, 출력",
  draft:
    "draft, entwurf, borrador, brouillon, bozza, rascunho, concept, szkic, черновик, чернетка, taslak, 草稿, 下書き, 초안",
  completion: "completion, generation, generated text, continuation, 补全, 生成",
};
const assistants =
  "assistant, ai, bot, chatbot, assistent, asistente, assistente, ia, ki, asystent, ассистент, помощник, бот, ии, асистент, asistan, " +
  "助手, 助理, アシスタント, ボット, 어시스턴트, 챗봇, 机器人";
const system =
  "system, system prompt, system message, developer, systemprompt, systemnachricht, sistema, système, система, システム, 系统, 系统提示, 시스템";
const context = "context, kontext, contexto, contexte, contesto, контекст, bağlam, 上下文, 语境, 文脈, 맥락";
/** One letter each, for "Q:" and "A:" at the beginning of a line. */
const letters = { question: "q, f, p, d, в, 问, 問, 질", answer: "a, r, о, 答, 답" };
/** A number must follow. */
const numbered = {
  version: "version, variant, variante, fassung, versión, versione, versão, версия, вариант, 版本, 方案",
  candidate:
    "candidate, attempt, kandidat, versuch, candidato, intento, candidat, essai, кандидат, попытка, 候选, 候補, 후보",
  option: "option, opción, opção, opzione, вариант ответа, 选项",
  model: "model, modell, modelo, modèle, modello, модель, 模型, モデル, 모델",
};
const aside =
  "reference, reference answer, reference response, expected, expected answer, expected response, expected output, ideal answer, " +
  "ideal response, gold answer, golden answer, ground truth, correct answer, rubric, criteria, " +
  "musterlösung, referenz, referenzantwort, erwartete antwort, kriterien, respuesta esperada, respuesta de referencia, " +
  "réponse attendue, réponse de référence, эталонный ответ, 参考答案, 标准答案, 模範解答, 정답";
const verdicts =
  "verdict, winner, preference, judgment, judgement, urteil, gewinner, veredicto, ganador, verdetto, вердикт, победитель, 评判, 获胜者";
const weak =
  "notes, note, comment, comments, evaluation, comparison, feedback, rating, score, scores, conclusion, notizen, anmerkung, anmerkungen, " +
  "kommentar, bewertung, vergleich, fazit, notas, comentario, evaluación, comparación, valutazione, évaluation, comparaison, заметки, оценка, " +
  "сравнение, 备注, 评价, 评分, 点评, 比较, メモ, 評価, 메모, 평가";

/** The words of all languages, and those that a person added. */
export function markerWords(more: MoreWords = {}): Words {
  const words = new Map<string, Word>();
  const add = (list: string | readonly string[], role: Role, family: string, is: Partial<Word> = {}) => {
    const all = typeof list === "string" ? list.split(",") : list;
    const word: Word = { role, family, isSpeaker: false, needsIndex: false, isWeak: false, ...is };
    for (const one of all.map((text) => text.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ")))
      if (one !== "" && !words.has(one)) words.set(one, word);
  };
  add(more.query ?? [], "query", "question");
  add(more.response ?? [], "response", "answer");
  for (const [family, list] of Object.entries(queries)) {
    add(list, "query", family);
    if (family !== "input")
      for (const word of list.split(","))
        add(
          owners.map((who) => `${who} ${word.trim()}`),
          "query",
          family,
        );
  }
  add(["user input", "user message", "human message"], "query", "question");
  for (const [family, list] of Object.entries(responses)) {
    add(list, "response", family);
    for (const word of list.split(",").slice(0, 2))
      add(
        makers.map((who) => `${who} ${word.trim()}`),
        "response",
        family,
      );
  }
  for (const word of ["response", "reply", "answer", "output", "draft", "version"])
    add(
      revisions.map((which) => `${which} ${word}`),
      "response",
      "draft",
    );
  add("chosen, rejected, preferred", "response", "verdict");
  for (const [family, list] of Object.entries(numbered)) add(list, "response", family, { needsIndex: true });
  add(users, "query", "user", { isSpeaker: true });
  add(assistants, "response", "assistant", { isSpeaker: true });
  add(system, "system", "system");
  add(context, "system", "context");
  add(aside, "aside", "aside");
  add(verdicts, "aside", "judgement");
  add(weak, "aside", "aside", { isWeak: true });
  add(letters.question, "query", "letter");
  add(letters.answer, "response", "letter");
  return words;
}

const owners = ["user", "my", "the", "original", "initial", "human", "test"];
const makers = [
  ...["model", "assistant", "ai", "llm", "bot", "candidate", "generated", "chosen", "rejected", "preferred"],
  ...["actual", "best", "other", "winning", "losing", "better", "worse"],
];
/** Drafts of one answer are rivals; an answer's own "Final answer" is a part of it. */
const revisions = [
  "first",
  "initial",
  "original",
  "old",
  "new",
  "revised",
  "improved",
  "updated",
  "corrected",
  "edited",
  "final",
];
