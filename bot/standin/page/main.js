/** Puts the page together, and draws it again whenever the state or the language changes. */

import { Refused, Unreachable } from "./api.js";
import { ask, complain, notify } from "./dialog.js";
import { Drawer } from "./drawer.js";
import { button, icon, make } from "./dom.js";
import { follow, watchAssistant } from "./following.js";
import { Phone } from "./phone.js";
import { Staff } from "./staff.js";
import { Store } from "./state.js";
import { translator } from "./texts.js";
import { View } from "./view.js";

/** What all parts of the page share: the state, what is looked at, the words, and how to act and redraw. */
class App {
  constructor() {
    this.store = new Store();
    this.view = new View();
    this.shown = new Set();
    this.run = this.run.bind(this);
    this.store.addEventListener("change", () => this.draw());
  }

  /** Build the page in a language ("da" or "en"). */
  build(language) {
    this.language = language;
    this.t = translator(language);
    document.documentElement.lang = language;
    document.title = this.t("title");
    this.drawer?.show(false);
    this.phone = new Phone(this);
    this.staff = new Staff(this);
    this.drawer = new Drawer(this);
    this.status = make("p", { class: "status", role: "status" });
    const panes = make("div", { class: "panes" }, this.phone.element, this.staff.element);
    const alerts = make("div", { id: "alerts", role: "alert" });
    const notices = make("div", { id: "notices", role: "status" });
    document.body.replaceChildren(
      this.#skips(),
      this.#header(),
      make("main", {}, panes, this.drawer.element, make("div", { class: "toasts" }, alerts, notices)),
    );
    this.draw();
  }

  #skips() {
    const link = (id, word) => make("a", { href: `#${id}`, class: "skip" }, this.t(word));
    return make(
      "nav",
      { class: "skips", "aria-label": this.t("heading") },
      link("phone", "skipPhone"),
      link("staff", "skipStaff"),
    );
  }

  #header() {
    const { t } = this;
    const other = this.language === "da" ? "en" : "da";
    const toggle = button(t("otherLanguage"), {
      lang: other,
      "data-key": "language",
      onclick: () => this.#speak(other),
    });
    const tools = button(t("drawer"), {
      iconName: "tools",
      "aria-expanded": "false",
      "aria-controls": "drawer",
      "data-key": "drawer",
    });
    tools.addEventListener("click", () => this.#toggleDrawer(tools));
    if (this.view.drawer) queueMicrotask(() => this.#openDrawer(tools, true));
    const name = make(
      "div",
      { class: "brand" },
      make("img", { src: "icon.svg", alt: "", width: 40, height: 40 }),
      make("div", {}, make("h1", {}, t("heading")), make("p", {}, t("subtitle"))),
    );
    return make(
      "header",
      { class: "page-header" },
      make("p", { class: "stand-in" }, icon("info"), t("notice")),
      make("div", { class: "top" }, name, this.status, toggle, tools),
    );
  }

  #toggleDrawer(tools) {
    this.#openDrawer(tools, !this.view.drawer);
    if (this.view.drawer) this.drawer.element.scrollIntoView({ block: "nearest" });
  }

  #openDrawer(tools, open) {
    this.view.drawer = open;
    tools.setAttribute("aria-expanded", String(open));
    this.drawer.show(open);
  }

  #speak(language) {
    remember(language);
    this.build(language);
    document.querySelector("[data-key=language]").focus();
  }

  /** Bring everything in step with the state. */
  draw() {
    this.#drawStatus();
    if (this.store.bot === null) return;
    this.view.settle(this.store);
    this.phone.draw();
    this.staff.draw();
    this.drawer.draw();
    this.#showAnswers();
  }

  #drawStatus() {
    const { bot, online } = this.store;
    const state = !online
      ? "offline"
      : bot === null || this.store.connected === null
        ? "loading"
        : this.store.connected
          ? "connected"
          : "notConnected";
    this.status.dataset.state = state;
    const words = this.t(state);
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /** Show what the assistant answered to presses of buttons, each once, to the one who pressed. */
  #showAnswers() {
    for (const press of this.store.answers.values()) {
      if (!press.answered || this.shown.has(press.id)) continue;
      this.shown.add(press.id);
      if (!press.text || ![this.view.citizen, this.view.staff].includes(press.from)) continue;
      if (press.show_alert)
        ask({ title: this.t("answerTitle", { name: this.store.bot.name }), note: press.text, submit: this.t("ok") });
      else notify(press.text);
    }
  }

  /** What happened before the page was opened is not news. */
  begin() {
    this.view.seen.clear();
    this.view.markAllSeen(this.store);
    this.shown = new Set([...this.store.answers.values()].filter((press) => press.answered).map((press) => press.id));
  }

  /** Wait for a call; tell the reader when it did not work. Gives whether it did. */
  async run(work) {
    try {
      await work;
      return true;
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
      complain(this.t("failed", { reason: error.message }), this.t("close"));
      return false;
    }
  }

  /** Do something as soon as the state has it. */
  when(holds, act) {
    if (holds()) return act();
    const look = () => {
      if (!holds()) return;
      this.store.removeEventListener("change", look);
      act();
    };
    this.store.addEventListener("change", look);
  }

  /** Do something with a person as soon as the state has them. */
  awaitPerson(id, act) {
    this.when(
      () => this.store.person(id) !== undefined,
      () => act(id),
    );
  }
}

/** The language chosen in the address (?lang=en) or earlier in this browser, else Danish. */
function preferred() {
  const asked = new URLSearchParams(location.search).get("lang") ?? localStorage.getItem("language");
  return asked === "en" ? "en" : "da";
}

function remember(language) {
  localStorage.setItem("language", language);
}

const app = new App();
app.build(preferred());
await Promise.all([follow(app.store, () => app.begin()), watchAssistant(app.store)]);
