/** What a word in the name of a column says. */
export type Concept =
  | "query"
  | "response"
  | "option"
  | "chosen"
  | "rejected"
  | "verdict"
  | "reference"
  | "system"
  | "context"
  | "history"
  | "chat"
  | "person"
  | "model"
  | "score"
  | "lower"
  | "rank"
  | "strength"
  | "time"
  | "thumb"
  | "check"
  | "tie"
  | "bad"
  | "chance"
  | "meta"
  | "filler";

/** The words of each concept, in lower case; those of other languages are looked for as a whole or at the beginning. */
const WORDS: Readonly<Record<Concept, string>> = {
  query:
    "prompt prompts question query instruction instructions input inputs request task problem ask asked post utterance " +
    "vraag opdracht pytanie soru fråga prompttext questiontext userinput usermessage userprompt userquery frage anfrage aufgabe pregunta consulta domanda richiesta " +
    "pergunta вопрос запрос задание 问题 問題 提问 提問 指令 请求 用户输入 提示 提示词 质问 質問 질문 입력 프롬프트 प्रश्न سؤال",
  response:
    "response responses assistant completion completions answer answers answered output outputs generation generations reply replies " +
    "candidate candidates continuation prediction predictions generated antwoord antwoorden odpowiedź odpowiedzi cevap yanıt svar antwort antworten ausgabe respuesta respuestas respostas resposta réponse " +
    "reponse risposta ответ ответы вывод 回答 回复 回覆 答案 答复 输出 輸出 応答 回應 답변 응답 출력 उत्तर إجابة",
  option:
    "ref text texts option options summary summaries translation translations story version versions variant variants alternative alternatives draft conversation dialogue dialog side " +
    "sentence passage content message article poem essay code email caption 文本 选项 版本 摘要 翻译 译文",
  chosen:
    "chosen preferred accepted winning positive pos bevorzugt gewählt preferida elegida choisi 选中 优选 偏好回答 採用 選択",
  rejected:
    "rejected dispreferred nonpreferred unpreferred losing loser refused negative neg worse worst abgelehnt rechazada rejeté rejetee 拒绝 被拒 不采用 棄却",
  verdict:
    "winner win wins won better best safer nicer clearer preferable superior preference preferences prefer prefers favorite favourite choice pick picked picks vote votes voted " +
    "verdict judgement judgment decision label labels selected selection outcome result comparison pairwise gewinner besser " +
    "bevorzugung präferenz wahl ganador ganadora mejor preferencia beste winnaar voorkeur lepsza lepszy zwycięzca kazanan bäst vinnare meilleur meilleure gagnant préférence preferenza migliore vincitore melhor " +
    "urteil bessere besserer besseres entscheidung sieger favorit elección eleccion veredicto choix verdetto scelta " +
    "评判 评判结果 判断结果 对比结果 比较结果 vencedor preferência победитель лучше лучший предпочтение выбор 胜者 勝者 获胜 更好 偏好 选择 選好 優勝 优胜 较好 哪个更好 胜出 투표 선호 승자",
  reference:
    "reference references expected ideal gold golden ground truth target correct incorrect referenz musterlösung erwartet эталон 参考 參考 标准 標準 正解 정답",
  system: "system sys systemprompt systemmessage systeminstruction 系统 系統 システム",
  context:
    "context contexts retrieved document documents background knowledge kontext contexto contexte контекст 上下文 背景 文脈 참고",
  history: "history verlauf historial historique история 历史 歷史 履歴",
  chat: "messages conversations conversation transcript trajectory dialogue dialog chat turns 对话 對話 会話 대화",
  person:
    "annotator judge rater worker user labeler labeller evaluator reviewer voter participant assessor critic bewerter anotador annotateur " +
    "标注员 標註員 评审 評価者 평가자",
  model: "model generator policy llm engine modell modelo modèle модель 模型 モデル 모델",
  score:
    "score scores rating ratings reward rewards stars elo quality helpfulness points upvotes likes bewertung punkte puntuación puntuacion " +
    "calificación оценка 评分 評分 得分 分数 スコア 점수",
  lower:
    "toxicity hallucination loss error errors perplexity ppl distance latency cost penalty harm harmfulness wer cer risk bias edits grade note",
  rank: "rank ranks ranking ranked place position rang platz rango classement rangs место 排名 排序 順位 순위",
  strength: "strength margin confidence certainty intensity stärke sicherheit fuerza 强度 程度",
  time: "time timestamp date datetime at created updated submitted tstamp zeit datum fecha 时间 時間",
  thumb: "thumb thumbs upvoted liked reaction",
  check:
    "pass passed success correctness exact match valid safe unsafe relevance relevancy coherence fluency groundedness faithfulness similarity",
  tie: "tie ties tied draw equal unentschieden gleich gleichstand empate égalité pareggio ничья 平局 平手",
  bad: "bothbad bad neither",
  chance: "prob probability p winrate likelihood chance wahrscheinlichkeit 概率",
  meta:
    "id ids uid uuid name names length len tokens token count num number lang language type source sources url link hash reason reasons " +
    "rationale rationales explanation explanations critique critiques feedback comment comments notes logprob logprobs logps embedding embeddings " +
    "category categories split index idx row file path version tag tags metadata meta info status duration seconds gender age country " +
    "sha checksum severity subset domain topic difficulty seed temperature license revision reasoning thought thoughts thinking guideline guidelines rubric criteria " +
    "title words chars characters tool tools function type kind mime format 理由 原因 解释 说明 编号 来源 语言 类别 begründung grund kommentar sprache",
  filler:
    "the is was which of to in by for are and or than more overall total final mean avg average human gpt your this that der die das welche " +
    "ist it pair full raw value values string str",
};

/** A letter of a script that is neither Latin nor Cyrillic. */
const JOINED = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

const concepts = new Map<string, Set<Concept>>();
for (const [concept, words] of Object.entries(WORDS) as [Concept, string][]) {
  for (const word of words.split(" ")) concepts.set(word, (concepts.get(word) ?? new Set()).add(concept));
}
/** Words without blanks between them, the longest first. */
const joined = [...concepts.keys()].filter((word) => JOINED.test(word)).sort((a, b) => b.length - a.length);

const none: ReadonlySet<Concept> = new Set();

/** What a word says; a word may say more than one thing. */
export function conceptsOf(word: string): ReadonlySet<Concept> {
  return concepts.get(word) ?? none;
}

const ORDINALS: Readonly<Record<string, string>> = {
  first: "1",
  second: "2",
  third: "3",
  one: "1",
  two: "2",
  three: "3",
  ...{ erste: "1", erster: "1", erstes: "1", zweite: "2", zweiter: "2", zweites: "2" },
  ...{ primera: "1", primero: "1", segunda: "2", segundo: "2" },
  ...{ première: "1", premier: "1", deuxième: "2", seconde: "2" },
};
const LETTERS = /^(?:[a-hijkxy]|\d{1,2}|left|right|links|rechts|甲|乙|左|右)$/;

/** The side that a word names ("a", "2", "left"), or undefined. */
export function sideOf(word: string): string | undefined {
  return Object.hasOwn(ORDINALS, word) ? ORDINALS[word] : LETTERS.test(word) ? word : undefined;
}

/** The words of a name: of "modelAResponse", "Response A", "answer1" or "回答2", in lower case. */
export function wordsOf(name: string): string[] {
  const spaced = name
    .normalize("NFKC")
    .replace(/([a-zà-ÿ])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .replace(/([^\d\s])(\d)/g, "$1 $2")
    .replace(/(\d)([^\d\s])/g, "$1 $2");
  return spaced.split(/[^\p{L}\p{N}\p{M}]+/u).flatMap((word) => (word === "" ? [] : splitJoined(word)));
}

function splitJoined(word: string): string[] {
  if (!JOINED.test(word)) return [word];
  const known = joined.find((one) => word.startsWith(one));
  if (known) return known.length === word.length ? [known] : [known, ...splitJoined(word.slice(known.length))];
  const tail = /^(\P{ASCII}+?)([a-z0-9]+|甲|乙|左|右)$/u.exec(word);
  return tail ? [tail[1], tail[2]] : [word];
}
