/**
 * Closed lists of English words that show a subject or a kind of statement, read as those of word-lists.ts are: a person
 * who wants food and no politics, or figures and no feelings, is heard after few choices. Other languages have 0 here.
 */
export const TOPIC_LISTS = [
  {
    name: "modal verbs",
    why: "what may, can or would be, rather than what is",
    words:
      "can could may might shall should will would must able can't couldn't won't wouldn't shouldn't cannot i'd you'd you'll i'll",
  },
  {
    name: "number words",
    why: "figures that are spelt out",
    words:
      "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds thousand thousands million millions billion half quarter dozen twice",
  },
  {
    name: "amounts",
    why: "how much, without a figure",
    words: "some many much more most less few several lot lots all every each any enough both another little",
  },
  {
    name: "comparison",
    why: "sets one thing beside another",
    words: "than as like similar same different difference compared better worse bigger smaller larger least most",
  },
  {
    name: "people",
    why: "people and friends",
    words:
      "people person persons man men woman women child children kid kids boy boys girl girls baby guy guys adult adults someone somebody anyone anybody everyone everybody friend friends neighbor neighbors folks crowd human humans",
  },
  {
    name: "family",
    why: "family and marriage",
    words:
      "family families mother mom father dad parent parents son daughter brother sister husband wife spouse partner grandmother grandfather aunt uncle cousin marriage married relative relatives",
  },
  {
    name: "food",
    why: "food and drink",
    words:
      "food foods eat eating ate eats meal meals breakfast lunch dinner dish recipe recipes cook cooked cooking bake baking oven fry boil taste tastes flavor sauce salt pepper sugar oil butter cheese milk egg eggs meat chicken beef fish rice bread pasta vegetable vegetables fruit fruits drink drinks water coffee tea wine beer alcohol soup salad cake chocolate",
  },
  {
    name: "home",
    why: "house and household",
    words:
      "home house houses apartment room rooms kitchen bathroom bedroom floor wall door window furniture bed table chair clean cleaning cleaned wash laundry garden yard roof rent",
  },
  {
    name: "body",
    why: "parts of the body",
    words:
      "body bodies head face eye eyes hair skin hand hands arm arms leg legs foot feet heart brain blood muscle muscles bone bones stomach teeth weight",
  },
  {
    name: "health",
    why: "illness and treatment",
    words:
      "disease diseases illness sick pain symptom symptoms medicine medication drug drugs treatment hospital cancer virus infection diet exercise sleep depression anxiety therapy vaccine dose addiction",
  },
  {
    name: "money and work",
    why: "prices, business and jobs",
    words:
      "money dollar dollars pay paid pays cost costs price prices cheap expensive buy sell bank tax taxes income loan credit budget business company companies market job jobs work works working career boss employee employees",
  },
  {
    name: "feelings",
    why: "emotions, named",
    words:
      "feel feels feeling feelings felt emotion emotions happy sad angry anger upset afraid fear scared worried worry lonely calm proud jealous love loved hurt cry",
  },
  {
    name: "thoughts",
    why: "knowing, thinking and asking",
    words:
      "think thinks thought know knows knew understand believe idea ideas question questions answer answers decide decision learn remember forget wonder figure imagine realize",
  },
  {
    name: "time",
    why: "when and how long",
    words:
      "time times day days week weeks month months year years hour hours minute minutes today tomorrow yesterday now morning evening night century early late later often ago",
  },
  {
    name: "places",
    why: "where",
    words:
      "place places city cities town country countries world state states street area north south east west river mountain sea island here there near far map travel trip",
  },
  {
    name: "entertainment",
    why: "films, books, music, games and sport",
    words:
      "movie movies film films show shows series episode book books song songs album music band singer actor actress character characters game games player team season play played author novel released television",
  },
  {
    name: "science",
    why: "research and nature",
    words:
      "science scientific theory research study studies energy temperature cell cells chemical atom gas species animal animals plant plants earth planet light system process",
  },
  {
    name: "technology",
    why: "computers and the web",
    words:
      "computer computers software phone phones internet website websites online app apps email data code program file device password google facebook",
  },
  {
    name: "state and law",
    why: "government, courts and war",
    words:
      "government president law laws court police crime criminal rights vote election war military army political constitution prison jail state act",
  },
  {
    name: "violence",
    why: "killing, weapons and theft",
    words:
      "kill killing killed murder weapon weapons gun guns bomb attack attacks fight violence violent death die dead died rape abuse steal stealing theft rob poison",
  },
  {
    name: "sex",
    why: "sexuality and dating",
    words: "sex sexual sexually sexy gay lesbian porn naked dating date girlfriend boyfriend intercourse pregnant",
  },
  {
    name: "groups",
    why: "origin, religion and prejudice",
    words:
      "black white race racist racism jews jewish muslim muslims christian religion religious god church immigrants asian african american americans mexican gender culture stereotype stereotypes",
  },
] as const;
