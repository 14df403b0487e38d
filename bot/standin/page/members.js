/** The members of a group: who writes, and what can be changed about them. */

import * as api from "./api.js";
import { ask } from "./dialog.js";
import { staffOf } from "./view.js";

/** Whether a member has administrator's rights. */
const rules = (member) => ["creator", "administrator"].includes(member.status);

/** Whether this member can write in closed topics too. */
export const mayAlways = (group, id) => group.members.some((member) => member.id === id && rules(member));

/** The options of "write as": [id, words]. */
export function writers({ t, store }, group) {
  return staffOf(group, store).map((member) => {
    const marks = [rules(member) ? t("admin") : null, member.anonymous ? t("anonymous") : null].filter(Boolean);
    return [member.id, marks.length ? `${member.name} (${marks.join(", ")})` : member.name];
  });
}

/** The items of the members' menu: add one, and changes to the one chosen to write as. */
export function memberItems(app, group) {
  const { t, run, store, view } = app;
  const items = [{ label: t("addMember"), iconName: "plus", act: () => addMember(app, group) }];
  const member = staffOf(group, store).find(({ id }) => id === view.staff);
  if (!member) return items;
  const act = (action) => () => run(api.post("members", { chat_id: group.id, person: member.id, action }));
  const item = (word, iconName, action) =>
    items.push({ label: t(word, { name: member.name }), iconName, act: act(action) });
  if (!rules(member)) item("promote", "star", "promote");
  else if (member.status !== "creator") item("demote", "star", "demote");
  if (rules(member)) member.anonymous ? item("goNamed", "person", "named") : item("goAnonymous", "mask", "anonymous");
  item("leave", "leave", "leave");
  return items;
}

async function addMember(app, group) {
  const { t, run, view } = app;
  const fields = [
    { name: "name", label: t("name") },
    { name: "admin", label: t("asAdmin"), type: "checkbox" },
  ];
  const values = await ask({ title: t("addMemberTitle"), fields, submit: t("create"), cancel: t("cancel") });
  if (!values) return;
  const made = api.post("people", { ...values, role: "staff", language: "da", chat_id: group.id });
  if (!(await run(made))) return;
  app.awaitPerson((await made).id, (id) => {
    view.staff = id;
    app.draw();
  });
}
