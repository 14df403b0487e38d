/** For testers: make groups, move the assistant in and out of them, and turn a basic group into a supergroup. */

import * as api from "./api.js";
import { ask } from "./dialog.js";
import { button, field, make, select } from "./dom.js";

const PLACES = ["administrator", "member", "absent"];

/** The signature and the builder of the list, for `redraw`. */
export function groupTools(app) {
  const { t, store } = app;
  const groups = store.groups().map((group) => ({ ...group, place: placeOf(group, store.bot.id) }));
  const signature = groups.map(({ id, title, type, place }) => [id, title, type, place]);
  return [
    signature,
    () => [
      ...groups.map((group) => groupRow(app, group)),
      button(t("addGroup"), { iconName: "plus", onclick: () => addGroup(app), "data-key": "add-group" }),
    ],
  ];
}

function placeOf(group, botId) {
  const member = group.members.find(({ id }) => id === botId);
  if (!member || ["left", "kicked"].includes(member.status)) return "absent";
  return member.status === "administrator" ? "administrator" : "member";
}

function groupRow({ t, run }, { id, title, type, place }) {
  const words = { administrator: t("placeAdmin"), member: t("placeMember"), absent: t("placeAbsent") };
  const change = (event) => run(api.post("rights", { chat_id: id, bot: event.target.value }));
  const choice = select(
    PLACES.map((key) => [key, words[key]]),
    { value: place, onchange: change, "data-key": `place-${id}` },
  );
  const migrate = () => run(api.post("migrate", { chat_id: id }));
  return make(
    "div",
    { class: "group-row" },
    field(t("botPlace", { name: title }), choice),
    type === "group" ? button(t("migrate", { name: title }), { onclick: migrate, "data-key": `migrate-${id}` }) : null,
  );
}

async function addGroup({ t, run }) {
  const types = ["forum", "supergroup", "group"].map((key) => [key, t(`groupTypes.${key}`)]);
  const fields = [
    { name: "title", label: t("groupTitle"), maxlength: 128 },
    { name: "kind", label: t("groupType"), type: "select", options: types },
  ];
  const values = await ask({ title: t("addGroup"), fields, submit: t("create"), cancel: t("cancel") });
  if (!values) return;
  const forum = values.kind === "forum";
  await run(
    api.post("groups", { title: values.title, type: forum ? "supergroup" : values.kind, forum, bot: "administrator" }),
  );
}
