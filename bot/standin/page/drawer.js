/** For testers: faults on demand, breaches of Telegram's rules, the assistant's latest calls, and the groups. */

import * as api from "./api.js";
import { button, make, redraw } from "./dom.js";
import { drawFaults, faultForm } from "./faults.js";
import { groupTools } from "./groups.js";
import { timeOfDay } from "./texts.js";

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
    this.change = async (work) => {
      if (await app.run(work)) await this.#ask();
    };
    const { t } = app;
    this.active = make("div");
    this.breaches = make("div");
    this.calls = make("div", { class: "calls", tabindex: "0", role: "region", "aria-label": t("log") });
    this.groups = make("div");
    this.element = make(
      "section",
      { class: "drawer", id: "drawer", "aria-labelledby": "drawer-heading", hidden: true },
      make("h2", { id: "drawer-heading" }, t("drawer")),
      make(
        "div",
        { class: "drawer-parts" },
        part(
          t("faults"),
          make("p", {}, t("faultsNote")),
          faultForm(t, this.change),
          make("h4", {}, t("activeFaults")),
          this.active,
        ),
        part(t("log"), this.calls),
        part(t("violations"), this.breaches),
        part(t("groups"), this.groups),
      ),
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

  async #ask() {
    try {
      this.#forgetAfterRestart();
      const [faults, breaches, log] = await Promise.all([api.faults(), api.violations(), api.log(this.last)]);
      drawFaults(this.active, faults.faults, this.app.t, this.change);
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

  #drawBreaches(breaches) {
    const { t } = this.app;
    const row = ({ number, method, where, problem }) =>
      make("li", {}, make("strong", {}, `${number} ${method}`), ` ${where}: ${problem}`);
    redraw(this.breaches, breaches, () => [
      breaches.length
        ? make("ul", { class: "rows", lang: "en" }, breaches.map(row))
        : make("p", { class: "nothing" }, t("noViolations")),
      breaches.length
        ? button(t("forget"), { onclick: () => this.change(api.forgetViolations()), "data-key": "forget" })
        : null,
    ]);
  }

  #drawCalls({ entries, last }) {
    const { t, language } = this.app;
    this.entries = [...this.entries, ...entries].slice(-LISTED);
    this.last = last;
    const head = ["number", "time", "method", "result"].map((word) =>
      make("th", { scope: "col" }, t(`logHead.${word}`)),
    );
    const row = ({ number, time, method, ok, error_code, description }) =>
      make(
        "tr",
        {},
        [number, timeOfDay(language, time, true), method].map((cell) => make("td", {}, String(cell))),
        make("td", { class: ok ? "" : "failed" }, ok ? t("okResult") : `${error_code ?? ""} ${description ?? ""}`),
      );
    const rows = [...this.entries].sort((a, b) => b.number - a.number);
    redraw(
      this.calls,
      rows.map(({ number }) => number),
      () =>
        rows.length
          ? make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows.map(row)))
          : make("p", { class: "nothing" }, t("noLog")),
    );
  }
}

function part(title, ...content) {
  return make("section", { class: "part" }, make("h3", {}, title), ...content);
}
