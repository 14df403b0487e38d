/** The right pane: the staff's group, its topics, and writing as one of its members. */

import { calls, drawingContext, pendingPresses } from "./acts.js";
import { ChatLog } from "./chat.js";
import { Composer } from "./composer.js";
import { button, field, make, redraw, select } from "./dom.js";
import { mayAlways, memberItems, writers } from "./members.js";
import { menuButton } from "./menu.js";
import { threadKey } from "./view.js";
import { createTopic, topicItems, topicList } from "./topics.js";

/** The pane; `draw` brings it in step with the state. */
export class Staff {
  constructor(app) {
    this.app = app;
    const { t } = app;
    this.call = calls(app, () => ({ from: app.view.staff, chat_id: app.view.group, thread_id: app.view.thread }));
    this.log = new ChatLog(t);
    this.composer = new Composer(t, "staff", this.call);
    this.bar = make("div", { class: "group-bar" });
    this.list = make("div");
    this.header = make("header", { class: "topic-header" });
    this.foot = make("p", { class: "chat-foot" });
    const add = button(t("newTopic"), {
      iconName: "plus",
      kind: "quiet",
      onclick: () => this.#newTopic(),
      "data-key": "new-topic",
    });
    this.nav = make("nav", { class: "topic-nav", "aria-label": t("topics") }, this.list, add);
    const talk = make("div", { class: "talk" }, this.header, this.log.element, this.foot, this.composer.element);
    this.group = make("div", { class: "group" }, this.nav, talk);
    this.nobody = make("p", { class: "empty-pane" }, t("noGroups"));
    this.element = make(
      "section",
      { class: "pane staff-pane", id: "staff", "aria-labelledby": "staff-heading", tabindex: "-1" },
      make("h2", { id: "staff-heading" }, t("staff")),
      this.bar,
      this.nobody,
      this.group,
    );
  }

  /** Bring the pane in step with the state. */
  draw() {
    const { store, view } = this.app;
    const group = store.chat(view.group);
    this.nobody.hidden = Boolean(group);
    this.group.hidden = !group;
    this.bar.hidden = !group;
    if (!group) return;
    this.#drawBar(group);
    this.nav.hidden = !group.forum;
    this.group.classList.toggle("forum", group.forum);
    redraw(this.list, ...topicList(this.app, group, (thread) => this.#open(group.id, thread)));
    const topic = group.topics.find(({ id }) => id === view.thread);
    this.#drawHeader(group, topic);
    this.#drawLog(group, topic);
    this.#drawFoot(group, topic);
  }

  /** Show a topic (null: General) of a group. */
  #open(groupId, thread) {
    const { view } = this.app;
    const key = () => threadKey(view.group, view.thread);
    view.drafts.set(key(), this.composer.text);
    Object.assign(view, { group: groupId, thread });
    view.settle(this.app.store);
    this.composer.clear();
    this.composer.text = view.drafts.get(key()) ?? "";
    this.app.draw();
  }

  #drawBar(group) {
    const { app } = this;
    const { t, store, view } = app;
    const groups = store.groups().map(({ id, title }) => [id, title]);
    const who = writers(app, group);
    redraw(this.bar, [groups, view.group, who, view.staff], () => [
      groups.length > 1
        ? field(
            t("groupChoice"),
            this.#choice(groups, view.group, "group-choice", (id) => this.#open(id, null)),
          )
        : null,
      who.length
        ? field(
            t("writeAs"),
            this.#choice(who, view.staff, "write-as", (id) => this.#writeAs(id)),
          )
        : null,
      menuButton(t("members"), () => memberItems(app, app.store.chat(view.group)), {
        iconName: "people",
        key: "members",
      }),
    ]);
  }

  #choice(options, value, key, choose) {
    return select(options, { value, "data-key": key, onchange: (event) => choose(Number(event.target.value)) });
  }

  #writeAs(id) {
    this.app.view.staff = id;
    this.composer.clear();
    this.app.draw();
  }

  #drawHeader(group, topic) {
    const { app } = this;
    const { t, store } = app;
    const name = group.forum ? (topic?.name ?? t("general")) : group.title;
    const bot = group.members.find((member) => member.id === store.bot.id);
    const place = botPlace(bot);
    redraw(this.header, [group.id, group.title, group.forum, name, topic, place, group.general_closed], () => [
      make("div", { class: "who" }, make("h3", {}, name), make("p", {}, `${group.title} · ${t(`botIs.${place}`)}`)),
      group.forum
        ? menuButton(t("topicMenu"), () => this.#topicItems(), {
            iconName: "more",
            iconOnly: true,
            kind: "quiet",
            key: "topic-menu",
          })
        : null,
    ]);
  }

  #topicItems() {
    const { store, view } = this.app;
    const group = store.chat(view.group);
    return topicItems(
      this.app,
      group,
      group.topics.find(({ id }) => id === view.thread),
    );
  }

  #drawLog(group, topic) {
    const { app } = this;
    const { store, view } = app;
    const thread = group.forum ? view.thread : undefined;
    const messages = store.list(group.id, thread);
    view.markSeen(threadKey(group.id, view.thread), messages);
    const langOf = (message) => store.person(message.from?.id)?.language ?? "da"; // the assistant writes Danish to staff
    const context = drawingContext(app, {
      viewer: view.staff,
      inGroup: true,
      composer: this.composer,
      call: this.call,
      langOf,
    });
    const label = app.t("groupTalk", { topic: group.forum ? (topic?.name ?? app.t("general")) : group.title });
    const key = `${store.epoch} ${threadKey(group.id, view.thread)} ${view.staff}`;
    this.log.show(key, label, messages, context, pendingPresses(store, group.id, view.staff));
  }

  #drawFoot(group, topic) {
    const { t, view } = this.app;
    const closed = group.forum && (topic ? topic.closed : group.general_closed) && !mayAlways(group, view.staff);
    const why = view.staff === null ? t("noStaff") : closed ? t("topicClosed") : "";
    this.foot.hidden = !why;
    this.foot.textContent = why;
    this.composer.element.hidden = Boolean(why);
    this.composer.label(t("writeTo", { name: group.forum ? (topic?.name ?? t("general")) : group.title }));
  }

  async #newTopic() {
    const { app } = this;
    const groupId = app.view.group;
    const thread = await createTopic(app, app.store.chat(groupId));
    if (thread !== null)
      app.when(
        () => app.store.chat(groupId)?.topics.some(({ id }) => id === thread),
        () => this.#open(groupId, thread),
      );
  }
}

function botPlace(member) {
  if (!member || ["left", "kicked"].includes(member.status)) return "absent";
  return ["creator", "administrator"].includes(member.status) ? "administrator" : "member";
}
