/** The phone's menus and dialogs: commands, blocking, links, new citizens. */

import * as api from "./api.js";
import { ask } from "./dialog.js";

const LANGUAGES = ["da", "en", "de", "pl", "uk", "ro", "ar", "tr"];

/** The items of a phone's own menu. */
export function phoneItems(app, person) {
  const { t } = app;
  const word = person.blocked ? "unblockBot" : "blockBot";
  return [
    { label: t("startLink"), iconName: "link", act: () => startWithLink(app, person) },
    { label: t(word), iconName: "block", act: () => setBlocked(app, person, !person.blocked) },
  ];
}

/** Block the assistant, or let it in again. */
export const setBlocked = ({ run }, person, blocked) => run(api.post("blocks", { person: person.id, blocked }));

/** The assistant's commands in a person's language, as menu items; `send` takes the text to send. */
export function commandItems({ t, store }, person, send) {
  const { commands } = store.bot;
  const set = commands[person.language] ?? commands[""] ?? [];
  const list = set.length ? set : [{ command: "start", description: t("start") }];
  return list.map(({ command, description }) => ({
    label: `/${command} – ${description}`,
    iconName: "list",
    act: () => send(`/${command}`),
  }));
}

/** Ask for a new citizen, make them, and give their id to `open`. */
export async function newCitizen(app, open) {
  const { t, run } = app;
  const options = LANGUAGES.map((code) => [code, t(`languages.${code}`)]);
  const fields = [
    { name: "name", label: t("name") },
    { name: "language", label: t("language"), type: "select", options, value: "da" },
  ];
  const words = { title: t("newCitizen"), note: t("newCitizenNote"), submit: t("create"), cancel: t("cancel") };
  const values = await ask({ ...words, fields });
  if (!values) return;
  const made = api.post("people", { ...values, role: "citizen" });
  if (await run(made)) app.awaitPerson((await made).id, open);
}

async function startWithLink({ t, run, store }, person) {
  const note = t("startLinkNote", { username: store.bot.username });
  const fields = [{ name: "parameter", label: t("parameter"), pattern: "[A-Za-z0-9_\\-]{1,64}" }];
  const values = await ask({ title: t("startLink"), note, fields, submit: t("start"), cancel: t("cancel") });
  if (values) await run(api.post("start", { person: person.id, parameter: values.parameter }));
}
