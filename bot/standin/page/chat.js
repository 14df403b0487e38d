/** A chat's log: keeps its elements in step with the state, so that a screen reader hears what is new and nothing twice. */

import { button, focusKey, make } from "./dom.js";
import { messageElement, messageKey } from "./message.js";

/** How many of a chat's latest messages are drawn. */
const DRAWN = 200;
/** Closer than this (pixels) to the end, the log follows new messages. */
const NEAR = 60;

/** One log on the page; `show` draws a chat or topic in it. */
export class ChatLog {
  constructor(t) {
    this.t = t;
    this.key = null;
    this.drawn = new Map();
    this.log = make("div");
    this.newest = button(t("newest"), {
      iconName: "down",
      iconOnly: true,
      kind: "newest",
      hidden: true,
      onclick: () => this.#toEnd(),
    });
    this.element = make("div", { class: "chat" }, this.log, this.newest);
  }

  /**
   * Draw `messages`, in order. With another `key` than last time (another chat, topic or reader) the log is a new one,
   * which is not read aloud; with the same, only what has changed is touched.
   */
  show(key, label, messages, context, pending) {
    const latest = messages.slice(-DRAWN);
    if (key === this.key) this.#update(latest, context);
    else this.#renew(key, label, latest, context);
    this.#markPending(pending);
  }

  #renew(key, label, messages, context) {
    this.key = key;
    this.drawn.clear();
    const log = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": label, tabindex: "0" });
    for (const message of messages) log.append(this.#draw(message, context));
    log.append(make("p", { class: "empty" }, this.t("noMessages")));
    log.addEventListener("scroll", () => this.#showNewest(), { passive: true });
    this.log.replaceWith(log);
    this.log = log;
    this.#toEnd();
  }

  #update(messages, context) {
    const follows = this.#atEnd();
    const wanted = new Set(messages.map((message) => message.id));
    for (const [id, { element }] of this.drawn) {
      if (wanted.has(id)) continue;
      this.#keepFocus(element, () => element.remove(), null);
      this.drawn.delete(id);
    }
    for (const message of messages) this.#updateOne(message, context);
    if (follows) this.#toEnd();
    this.#showNewest();
  }

  #updateOne(message, context) {
    const known = this.drawn.get(message.id);
    if (known?.signature === signature(message, context)) return;
    const element = this.#draw(message, context);
    if (known) this.#keepFocus(known.element, () => known.element.replaceWith(element), messageKey(message));
    else this.log.insertBefore(element, this.log.querySelector(":scope > .empty"));
  }

  #draw(message, context) {
    const element = messageElement(message, context);
    this.drawn.set(message.id, { element, signature: signature(message, context) });
    return element;
  }

  /** Change something, and leave the focus on the same thing, on its message, or at least in the log. */
  #keepFocus(element, change, fallback) {
    const inside = element.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    change();
    if (inside && !focusKey(inside) && !focusKey(fallback)) this.log.focus();
  }

  /** Show which inline buttons wait for the assistant's answer. `pending` holds "messageId data". */
  #markPending(pending) {
    for (const pressed of this.log.querySelectorAll("[data-press]")) {
      const id = pressed.closest("article").id.split("-").at(-1);
      const waits = pending.has(`${id} ${pressed.dataset.press}`);
      pressed.toggleAttribute("data-waits", waits);
      pressed.setAttribute("aria-disabled", String(waits));
      if (waits) pressed.setAttribute("aria-description", this.t("waiting"));
      else pressed.removeAttribute("aria-description");
    }
  }

  #atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  #toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.newest.hidden = true;
  }

  #showNewest() {
    this.newest.hidden = this.#atEnd();
  }
}

/** What a message's looks depend on. */
function signature(message, { store, viewer }) {
  const target = message.reply_to === null ? null : store.message(message.chat_id, message.reply_to);
  return `${message.revision} ${viewer} ${target?.deleted} ${target?.revision}`;
}
