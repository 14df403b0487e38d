/** The page's words, Danish and English. A key with _one and _other is counted; {names} are filled in. */

import { da } from "./texts_da.js";
import { en } from "./texts_en.js";

export const CATALOGUE = { da, en };

/** A function that gives the words for a key ("a" or "a.b") in one language, with {names} filled in; `.knows` says whether there are any. */
export function translator(language) {
  const plural = new Intl.PluralRules(language);
  const translate = (key, values = {}) => {
    const counted = values.count === undefined ? key : `${key}_${plural.select(values.count)}`;
    const found = look(CATALOGUE[language], counted) ?? look(CATALOGUE[language], key);
    if (found === undefined) throw new Error(`texts.js: no words for "${key}" in ${language}; add them`);
    return found.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  };
  translate.knows = (key) => look(CATALOGUE[language], key) !== undefined;
  return translate;
}

function look(words, key) {
  return key.split(".").reduce((at, part) => at?.[part], words);
}

/** A time of day as read in this language. */
export const timeOfDay = (language, date, seconds = false) =>
  new Date(date).toLocaleTimeString(language === "da" ? "da-DK" : "en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    second: seconds ? "2-digit" : undefined,
  });
