/** A group's topics as a list, and what can be done with one. */

import * as api from "./api.js";
import { ask } from "./dialog.js";
import { icon, make } from "./dom.js";
import { threadKey } from "./view.js";
import { badge } from "./tabs.js";

/** The signature and the builder of the list, for `redraw`; `open` takes a thread id (null: General). */
export function topicList({ t, store, view }, group, open) {
  const rows = [{ id: null, name: t("general"), closed: group.general_closed, last: Infinity }, ...group.topics].map(
    (topic) => {
      const messages = store.list(group.id, topic.id);
      const chosen = topic.id === view.thread;
      const unread = chosen ? 0 : view.unread(threadKey(group.id, topic.id), messages);
      return { last: messages.at(-1)?.id ?? 0, ...topic, unread, chosen };
    },
  );
  rows.sort((a, b) => a.closed - b.closed || b.last - a.last);
  return [
    rows,
    () =>
      make(
        "ul",
        { class: "topics" },
        rows.map((row) => make("li", {}, topicButton(row, t, open))),
      ),
  ];
}

function topicButton({ id, name, closed, unread, chosen }, t, open) {
  const attributes = {
    type: "button",
    class: "topic",
    "data-key": `topic-${id}`,
    "aria-current": chosen ? "true" : null,
  };
  // A message that comes between pressing and letting go redraws the list, and the click would be lost with the button.
  const onpointerdown = (event) => event.pointerType === "mouse" && event.button === 0 && open(id);
  return make(
    "button",
    { ...attributes, onpointerdown, onclick: () => open(id) },
    make("span", { class: "topic-name" }, name),
    closed ? make("span", { class: "closed" }, icon("lock"), t("closed")) : null,
    badge(unread, t),
  );
}

/** The items of a topic's menu. */
export function topicItems({ t, run, view }, group, topic) {
  const act = (action, more = {}) =>
    run(api.post("topics", { chat_id: group.id, from: view.staff, action, thread_id: topic?.id ?? null, ...more }));
  const closed = topic ? topic.closed : group.general_closed;
  const items = [
    closed
      ? { label: t("reopenTopic"), iconName: "unlock", act: () => act("reopen") }
      : { label: t("closeTopic"), iconName: "lock", act: () => act("close") },
  ];
  if (topic) {
    items.push({ label: t("renameTopic"), iconName: "edit", act: () => rename(t, topic, act) });
    items.push({ label: t("deleteTopic"), iconName: "delete", act: () => remove(t, topic, act) });
  }
  return items;
}

/** Ask for a new topic's name and create it; gives its id, or null. */
export async function createTopic({ t, run, view }, group) {
  const fields = [{ name: "name", label: t("topicName"), maxlength: 128 }];
  const values = await ask({ title: t("newTopic"), fields, submit: t("create"), cancel: t("cancel") });
  if (!values) return null;
  const made = api.post("topics", { chat_id: group.id, from: view.staff, action: "create", name: values.name });
  return (await run(made)) ? (await made).thread_id : null;
}

async function rename(t, topic, act) {
  const fields = [{ name: "name", label: t("topicName"), value: topic.name, maxlength: 128 }];
  const values = await ask({ title: t("renameTopic"), fields, submit: t("save"), cancel: t("cancel") });
  if (values) await act("rename", values);
}

async function remove(t, topic, act) {
  const note = t("deleteTopicNote", { name: topic.name });
  if (await ask({ title: t("deleteTopic"), note, submit: t("remove"), cancel: t("cancel"), danger: true }))
    await act("delete");
}
