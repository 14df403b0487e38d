/** For testers: faults on demand, breaches of Telegram's rules, the assistant's latest calls, and the groups. */

import * as api from "./api.js";
import { button, field, make, redraw, select } from "./dom.js";
import { groupTools } from "./groups.js";
import { timeOfDay } from "./texts.js";

const KINDS = ["flood", "server_error", "gone", "hang_after", "drop_after", "drop_before", "hang_before", "slow", "refuse"];
/** What a kind needs besides, see docs/standin.md. Times are in seconds. */
const DETAILS = {
  flood: { retry_after: 3 },
  server_error: { status: 502 },
  slow: { delay: 3 },
  refuse: { status: 400, description: "Bad Request: refused on demand" },
};
const METHODS = ["sendMessage", "editMessageText", "copyMessage", "answerCallbackQuery", "createForumTopic", "getUpdates"];
/** How often the lists are asked for while the drawer is open, in milliseconds: not everything in them changes the state. */
const EVERY_MS = 1500;
/** How many calls are listed. */
const LISTED = 60;

/** The drawer; it asks for its lists only while it is open. */
export class Drawer {
  constructor(app) {
    this.app = app;
    this.entries = [];
    this.last = 0;
    this.epoch = null;
    this.timer = null;
    const { t } = app;
    this.active = make("div");
    this.breaches = make("div");
    this.calls = make("div", { class: "calls", tabindex: "0", role: "region", "aria-label": t("log") });
    this.groups = make("div");
    this.element = make(
      "section",
      { class: "drawer", id: "drawer", "aria-labelledby": "drawer-heading", hidden: true },
      make("h2", { id: "drawer-heading" }, t("drawer")),
      make("div", { class: "drawer-parts" }, this.#faultPart(), part(t("log"), this.calls), this.#breachPart(), this.#groupPart()),
    );
  }

  /** Open or close it. */
  show(open) {
    this.element.hidden = !open;
    clearInterval(this.timer);
    this.timer = open ? setInterval(() => this.#ask(), EVERY_MS) : null;
    if (!open) return;
    this.draw();
    this.#ask();
  }

  /** Bring the part that comes from the state in step with it. */
  draw() {
    const { app } = this;
    if (!this.element.hidden) redraw(this.groups, ...groupTools(app));
  }

  #faultPart() {
    const { t } = this.app;
    const kind = select(KINDS.map((name) => [name, t(`faultKinds.${name}`)]), { "data-key": "fault-kind" });
    const method = select([["", t("anyMethod")], ...METHODS.map((name) => [name, name])], { "data-key": "fault-method" });
    const times = make("input", { type: "number", min: 1, max: 1000, value: 1, inputmode: "numeric" });
    const form = make("form", { class: "fault-form" }, field(t("faultKind"), kind), field(t("method"), method), field(t("times"), times));
    form.append(button(t("addFault"), { iconName: "plus", kind: "primary", type: "submit" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const fault = { kind: kind.value, times: Number(times.value), ...DETAILS[kind.value] };
      this.#change(api.post("faults", method.value ? { ...fault, method: method.value } : fault));
    });
    return part(t("faults"), make("p", {}, t("faultsNote")), form, make("h4", {}, t("activeFaults")), this.active);
  }

  #groupPart() {
    return part(this.app.t("groups"), this.groups);
  }

  #breachPart() {
    return part(this.app.t("violations"), this.breaches);
  }

  async #change(work) {
    if (await this.app.run(work)) await this.#ask();
  }

  async #ask() {
    try {
      this.#forgetAfterRestart();
      const [faults, breaches, log] = await Promise.all([api.faults(), api.violations(), api.log(this.last)]);
      this.#drawFaults(faults.faults);
      this.#drawBreaches(breaches.violations);
      this.#drawCalls(log);
    } catch (error) {
      // The page says already that the stand-in does not answer; the next round asks again.
      if (!(error instanceof api.Unreachable)) throw error;
    }
  }

  #forgetAfterRestart() {
    const { epoch } = this.app.store;
    if (epoch !== this.epoch) Object.assign(this, { epoch, entries: [], last: 0 });
  }

  #drawFaults(faults) {
    const { t } = this.app;
    const lift = (id) => button(t("lift"), { kind: "quiet", iconName: "close", onclick: () => this.#change(api.liftFaults(id)), "data-key": `lift-${id}` });
    const row = (fault) => make("li", {}, make("span", {}, faultLine(fault, t)), lift(fault.id));
    redraw(this.active, faults, () => [
      faults.length ? make("ul", { class: "rows" }, faults.map(row)) : make("p", { class: "nothing" }, t("noFaults")),
      faults.length > 1 ? button(t("liftAll"), { onclick: () => this.#change(api.liftFaults()), "data-key": "lift-all" }) : null,
    ]);
  }

  #drawBreaches(breaches) {
    const { t } = this.app;
    const row = ({ number, method, where, problem }) => make("li", {}, make("strong", {}, `${number} ${method}`), ` ${where}: ${problem}`);
    redraw(this.breaches, breaches, () => [
      breaches.length ? make("ul", { class: "rows", lang: "en" }, breaches.map(row)) : make("p", { class: "nothing" }, t("noViolations")),
      breaches.length ? button(t("forget"), { onclick: () => this.#change(api.forgetViolations()), "data-key": "forget" }) : null,
    ]);
  }

  #drawCalls({ entries, last }) {
    const { t, language } = this.app;
    this.entries = [...this.entries, ...entries].slice(-LISTED);
    this.last = last;
    const head = ["number", "time", "method", "result"].map((word) => make("th", { scope: "col" }, t(`logHead.${word}`)));
    const row = ({ number, time, method, ok, error_code, description }) =>
      make("tr", {}, [number, timeOfDay(language, time, true), method].map((cell) => make("td", {}, String(cell))), make("td", { class: ok ? "" : "failed" }, ok ? t("okResult") : `${error_code ?? ""} ${description ?? ""}`));
    const rows = [...this.entries].sort((a, b) => b.number - a.number);
    redraw(this.calls, rows.map(({ number }) => number), () =>
      rows.length ? make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows.map(row))) : make("p", { class: "nothing" }, t("noLog")),
    );
  }
}

function part(title, ...content) {
  return make("section", { class: "part" }, make("h3", {}, title), ...content);
}

function faultLine({ kind, method, times, used }, t) {
  const left = times === null || times === undefined ? t("untilLifted") : t("timesLeft", { count: times });
  return t("faultLine", { kind: t(`faultKinds.${kind}`), method: method ?? t("anyMethod"), left, used });
}
