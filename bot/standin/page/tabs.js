/** The citizens' tabs: arrow keys, Home and End move and choose. */

import { icon, make, spoken } from "./dom.js";
import { threadKey } from "./view.js";

/** The signature and the builder of the tabs, for `redraw`. */
export function citizenTabs({ t, store, view }, open) {
  const people = store.citizens().map((person) => {
    const messages = person.id === view.citizen ? [] : store.list(person.chat_id);
    const news = messages.length ? view.unread(threadKey(person.chat_id, null), messages) : 0;
    return { ...person, news, chosen: person.id === view.citizen };
  });
  const ids = people.map((person) => person.id);
  return [people, () => people.map((person) => tab(person, t, (key) => steer(key, ids, person.id, open), open))];
}

function tab({ id, name, news, chosen, blocked }, t, onKey, open) {
  const element = make(
    "button",
    {
      type: "button",
      role: "tab",
      id: `tab-${id}`,
      class: "tab",
      "data-key": `tab-${id}`,
      "aria-selected": String(chosen),
      "aria-controls": "phone-screen",
      tabindex: chosen ? "0" : "-1",
      onclick: () => open(id),
    },
    icon(blocked ? "block" : "person"),
    make("span", {}, name),
    badge(news, t),
  );
  element.addEventListener("keydown", (event) => {
    if (onKey(event.key)) event.preventDefault();
  });
  return element;
}

/** A number in a circle, with words for screen readers; nothing for none. */
export function badge(count, t) {
  if (!count) return null;
  return make(
    "span",
    { class: "badge" },
    make("span", { "aria-hidden": "true" }, String(count)),
    spoken(` ${t("unread", { count })}`),
  );
}

/** Open the tab that a key leads to; gives whether the key is one of ours. */
function steer(key, ids, from, open) {
  const at = ids.indexOf(from);
  const targets = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: ids.length - 1 };
  if (!(key in targets)) return false;
  const id = ids[(targets[key] + ids.length) % ids.length];
  open(id);
  document.getElementById(`tab-${id}`)?.focus();
  return true;
}
