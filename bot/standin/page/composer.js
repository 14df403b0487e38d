/** Where a person writes: text, attachments, replies and edits. */

import { button, make } from "./dom.js";
import { ATTACHMENTS } from "./media.js";
import { menuButton } from "./menu.js";
import { senderName, snippet } from "./message.js";

/** Telegram's limit for a message, in UTF-16 units, which is what a textarea counts. */
const LONGEST = 4096;

/**
 * A composer.
 * `on`: {text(text, replyTo | null), edit(message, text), media(kind, caption, replyTo | null)}, each a promise of true if it worked.
 * `extra`: more buttons before the field.
 */
export class Composer {
  constructor(t, name, on, extra = []) {
    Object.assign(this, { t, on, mode: null, target: null, context: null });
    this.field = make("textarea", {
      rows: 1,
      maxlength: LONGEST,
      "aria-label": t("message"),
      placeholder: t("message"),
      "data-key": `${name}-field`,
    });
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("input", () => this.#fit());
    this.banner = make("div", { class: "mode", hidden: true });
    this.submit = button(t("send"), {
      iconName: "send",
      iconOnly: true,
      kind: "primary round",
      type: "submit",
      "data-key": `${name}-send`,
    });
    const attach = menuButton(t("attach"), () => this.#attachments(), {
      iconName: "attach",
      iconOnly: true,
      kind: "quiet",
      key: `${name}-attach`,
    });
    const bar = make("div", { class: "bar" }, ...extra, attach, this.field, this.submit);
    this.element = make("form", { class: "composer", title: t("keys") }, this.banner, bar);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.element.addEventListener("keydown", (event) => this.#leave(event));
  }

  /** Say, for screen readers, to whom the field writes. */
  label(text) {
    this.field.setAttribute("aria-label", text);
  }

  get text() {
    return this.field.value;
  }

  set text(text) {
    this.field.value = text;
    this.#fit();
  }

  /** Write a reply to a message. */
  reply(message, context) {
    this.#enter("reply", message, context, this.t("replying", { name: senderName(message, context) }));
  }

  /** Change a message. */
  edit(message, context) {
    this.#enter("edit", message, context, this.t("editing"));
    this.text = message.text;
  }

  /** Back to writing something new. */
  clear() {
    if (this.mode === "edit") this.text = "";
    Object.assign(this, { mode: null, target: null });
    this.banner.hidden = true;
    this.#nameSubmit("send");
  }

  #enter(mode, message, context, title) {
    this.clear();
    Object.assign(this, { mode, target: message, context });
    const leave = button(this.t("leaveMode"), {
      iconName: "close",
      iconOnly: true,
      kind: "quiet",
      onclick: () => this.#quit(),
    });
    this.banner.replaceChildren(make("p", {}, make("strong", {}, title), " ", snippet(message, context)), leave);
    this.banner.hidden = false;
    this.#nameSubmit(mode === "edit" ? "save" : "send");
    this.field.focus();
  }

  #nameSubmit(word) {
    this.submit.setAttribute("aria-label", this.t(word));
    this.submit.title = this.t(word);
  }

  #quit() {
    this.clear();
    this.field.focus();
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  #leave(event) {
    if (event.key !== "Escape" || this.mode === null) return;
    event.preventDefault();
    this.#quit();
  }

  #send() {
    const text = this.field.value.trim();
    const { mode, target } = this;
    if (!text) return;
    this.#hand(() => (mode === "edit" ? this.on.edit(target, text) : this.on.text(text, target?.id ?? null)));
  }

  /** Empty the field at once, so that a second Enter sends nothing twice; put everything back if `act` did not work. */
  async #hand(act) {
    const { mode, target, context } = this;
    const text = this.field.value;
    this.clear();
    this.text = "";
    if ((await act()) || this.text) return;
    if (mode !== null) this[mode](target, context);
    this.text = text;
  }

  #attachments() {
    const replyTo = () => (this.mode === "reply" ? this.target.id : null);
    const send = (kind) => {
      const [caption, target] = [this.field.value.trim(), replyTo()];
      this.#hand(() => this.on.media(kind, caption, target));
    };
    return ATTACHMENTS.map((kind) => ({ label: this.t(kind), iconName: kind, act: () => send(kind) }));
  }

  /** Grow with the text, up to the height the style sheet allows. */
  #fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }
}
