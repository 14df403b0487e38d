/** The left pane: the citizens' phones, one tab each. */

import { calls, drawingContext, pendingPresses } from "./acts.js";
import * as api from "./api.js";
import { ChatLog } from "./chat.js";
import { Composer } from "./composer.js";
import { button, icon, make, redraw } from "./dom.js";
import { menuButton } from "./menu.js";
import { commandItems, newCitizen, phoneItems, setBlocked } from "./phone_menus.js";
import { citizenTabs } from "./tabs.js";
import { threadKey } from "./view.js";

/** How long Telegram shows that somebody is typing, in milliseconds. */
const ACTION_MS = 5000;

/** The pane; `draw` brings it in step with the state. */
export class Phone {
  constructor(app) {
    this.app = app;
    const { t } = app;
    this.tabs = make("div", { class: "tabs", role: "tablist", "aria-label": t("citizens") });
    const add = button(t("newCitizen"), {
      iconName: "plus",
      kind: "quiet",
      onclick: () => newCitizen(app, (id) => this.open(id)),
      "data-key": "new-citizen",
    });
    this.header = make("header", { class: "phone-header" });
    this.call = calls(app, () => ({ from: app.view.citizen, chat_id: this.#citizen().chat_id }));
    this.log = new ChatLog(t);
    const commands = menuButton(t("commands"), () => commandItems(app, this.#citizen(), this.call.text), {
      iconName: "list",
      iconOnly: true,
      kind: "quiet",
      key: "phone-commands",
    });
    this.composer = new Composer(t, "phone", this.call, [commands]);
    this.keys = make("div", { class: "reply-keyboard" });
    this.foot = make("div", { class: "phone-foot" });
    this.welcome = make("div", { class: "welcome" });
    this.screen = make(
      "div",
      { class: "screen", role: "tabpanel", id: "phone-screen" },
      this.header,
      this.welcome,
      this.log.element,
      this.foot,
      this.composer.element,
      this.keys,
    );
    this.nobody = make("p", { class: "empty-pane" }, t("noCitizens"));
    this.element = make(
      "section",
      { class: "pane phone-pane", id: "phone", "aria-labelledby": "phone-heading", tabindex: "-1" },
      make("h2", { id: "phone-heading" }, t("phone")),
      make("div", { class: "tab-bar" }, this.tabs, add),
      make("div", { class: "device" }, this.nobody, this.screen),
    );
  }

  /** Bring the pane in step with the state. */
  draw() {
    const { store } = this.app;
    redraw(this.tabs, ...citizenTabs(this.app, (id) => this.open(id)));
    const person = this.#citizen();
    this.screen.hidden = !person;
    this.nobody.hidden = Boolean(person);
    if (!person) return;
    this.screen.setAttribute("aria-labelledby", `tab-${person.id}`);
    const chat = store.chat(person.chat_id);
    this.#drawHeader(person, chat);
    this.#drawFoot(person, chat);
    this.#drawLog(person, chat);
  }

  /** Take up another citizen's phone. */
  open(id) {
    const { view } = this.app;
    if (view.citizen !== null) view.drafts.set(view.citizen, this.composer.text);
    view.citizen = id;
    this.composer.clear();
    this.composer.text = view.drafts.get(id) ?? "";
    this.app.draw();
  }

  #citizen() {
    return this.app.store.person(this.app.view.citizen);
  }

  #drawHeader(person, chat) {
    const { t, store } = this.app;
    const { bot } = store;
    const busy = this.#busy(chat);
    const state = busy ? t("action") : t("bot");
    redraw(this.header, [person.id, person.blocked, chat.opened, bot.name, state], () => [
      make("span", { class: "avatar" }, icon("robot")),
      make("div", { class: "who" }, make("h3", {}, bot.name), make("p", { class: busy ? "typing" : "" }, state)),
      menuButton(t("phoneMenu"), () => phoneItems(this.app, person), {
        iconName: "more",
        iconOnly: true,
        kind: "quiet",
        key: "phone-menu",
      }),
    ]);
  }

  /** Whether the assistant is shown to be doing something; that lasts some seconds, then the header is drawn again. */
  #busy(chat) {
    if (!chat.action) return false;
    const left = Date.parse(chat.action_at) + ACTION_MS - Date.now();
    if (left > 0) setTimeout(() => this.app.draw(), left + 1);
    return left > 0;
  }

  #drawLog(person, chat) {
    const { app } = this;
    const fresh = !chat.opened;
    this.welcome.hidden = !fresh;
    this.log.element.hidden = fresh;
    if (fresh) this.#drawWelcome(person);
    const messages = app.store.list(chat.id);
    app.view.markSeen(threadKey(chat.id, null), messages);
    const langOf = (message) => (message.from?.id === person.id ? person.language : botLanguage(app.store.bot, person));
    const context = drawingContext(app, {
      viewer: person.id,
      inGroup: false,
      composer: this.composer,
      call: this.call,
      langOf,
    });
    const label = app.t("chatWith", { name: person.name, bot: app.store.bot.name });
    this.log.show(
      `${app.store.epoch} ${chat.id}`,
      label,
      messages,
      context,
      pendingPresses(app.store, chat.id, person.id),
    );
  }

  #drawWelcome(person) {
    const { t, store, run } = this.app;
    const language = botLanguage(store.bot, person);
    const about = store.bot.description[language] ?? store.bot.description[""] ?? "";
    const start = async () => {
      if (!(await run(api.post("start", { person: person.id })))) return;
      // The button that had the focus goes away as soon as the chat is open.
      this.app.when(
        () => store.chat(person.chat_id)?.opened,
        () => this.composer.field.focus(),
      );
    };
    redraw(this.welcome, [person.id, about], () => [
      make(
        "div",
        { class: "about" },
        make("p", { class: "about-title" }, t("aboutBot")),
        about ? make("p", { lang: language }, about) : null,
      ),
      button(t("start"), { kind: "primary wide", onclick: start, "data-key": "start" }),
    ]);
  }

  #drawFoot(person, chat) {
    const { t, store } = this.app;
    const writes = chat.opened && !person.blocked;
    this.composer.element.hidden = !writes;
    this.composer.label(t("writeTo", { name: store.bot.name }));
    this.foot.hidden = !person.blocked;
    redraw(this.foot, [person.id, person.name], () => [
      make("p", {}, t("blocked", { name: person.name })),
      button(t("unblockBot"), {
        iconName: "block",
        onclick: () => setBlocked(this.app, person, false),
        "data-key": "unblock",
      }),
    ]);
    const rows = writes ? (chat.reply_keyboard?.rows ?? []) : [];
    this.keys.hidden = rows.length === 0;
    redraw(this.keys, rows, () =>
      make(
        "div",
        { role: "group", "aria-label": t("replyKeyboard") },
        rows.map((row) => this.#keyRow(row)),
      ),
    );
  }

  #keyRow(row) {
    return make(
      "div",
      { class: "keys" },
      row.map(({ text }) =>
        make("button", { type: "button", class: "inline-button", onclick: () => this.call.text(text) }, text),
      ),
    );
  }
}

/** The language the assistant most likely writes to a person: theirs, where it has texts in it, else Danish. */
function botLanguage(bot, person) {
  return person.language && person.language in bot.description ? person.language : "da";
}
