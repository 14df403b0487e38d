/** One message as an element: who said it (in words), what it replies to, media, text, buttons, reactions. */

import { button, icon, make, spoken } from "./dom.js";
import { mediaElement } from "./media.js";
import { menuButton } from "./menu.js";
import { safeLink, sanitise } from "./sanitise.js";
import { timeOfDay } from "./texts.js";

const REACTIONS = ["👍", "❤", "🙏", "👎"];
const QUOTE_LENGTH = 70;

/**
 * Build a message.
 * `context`: {t, language, store, viewer (a person's id), inGroup, langOf(message),
 * act: {reply, edit, remove, react(message, emoji | null), press(message, data)}}.
 */
export function messageElement(message, context) {
  return message.service ? serviceElement(message, context) : spokenElement(message, context);
}

function serviceElement(message, { t }) {
  const { kind, name } = message.service;
  const key = t.knows(`services.${kind}`) ? `services.${kind}` : "services.other";
  return make("p", { class: "service" }, t(key, { name, kind }));
}

function spokenElement(message, context) {
  const own = message.from?.id === context.viewer;
  const side = own ? "own" : message.from?.is_bot ? "bot" : "other";
  const key = messageKey(message);
  return make(
    "article",
    { class: `message ${side}${message.media_group_id ? " album" : ""}`, id: key, "data-key": key, tabindex: "-1" },
    make("div", { class: "row" }, bubble(message, context, own), tools(message, context, own)),
    keyboard(message, context),
    reactions(message, context),
  );
}

/** The name of a message's element; buttons on it have this as their keys' beginning. */
export const messageKey = (message) => `message${message.chat_id}-${message.id}`;

/** Who wrote it, in words. */
export function senderName(message, { t, viewer }) {
  if (message.from === null) return "";
  if (message.from.anonymous) return t("group");
  return message.from.id === viewer ? t("you", { name: message.from.name }) : message.from.name;
}

/** The beginning of a message, on one line, for quotes. */
export function snippet(message, { t }) {
  const text = message.text || (message.media ? t(message.media.kind) : "");
  const line = text.replace(/\s+/g, " ");
  return line.length > QUOTE_LENGTH ? `${line.slice(0, QUOTE_LENGTH).replace(/\s+\S*$/, "")} …` : line;
}

function bubble(message, context, own) {
  const { t, language } = context;
  const lang = context.langOf(message);
  return make(
    "div",
    { class: "bubble" },
    sender(message, context, own),
    message.forward_from ? make("p", { class: "forwarded" }, t("forwarded", { name: message.forward_from })) : null,
    quote(message, context),
    message.media ? mediaElement(message.media, context) : null,
    message.html ? make("div", { class: "text", lang }, sanitise(message.html, t("newTab"))) : null,
    make(
      "p",
      { class: "meta" },
      message.edited ? make("span", {}, `${t("edited")} `) : null,
      make("time", { datetime: message.date }, timeOfDay(language, message.date)),
    ),
  );
}

function sender(message, context, own) {
  const name = senderName(message, context);
  if (!context.inGroup || own) return spoken(context.t("says", { name }));
  return make(
    "p",
    { class: "sender" },
    icon(message.from?.is_bot && !message.from.anonymous ? "robot" : "person"),
    name,
    spoken(":"),
  );
}

function quote(message, context) {
  if (message.reply_to === null || message.reply_to === message.thread_id) return null;
  const target = context.store.message(message.chat_id, message.reply_to);
  const { t } = context;
  if (!target || target.deleted || target.service) return make("p", { class: "quote" }, t("replyToGone"));
  const name = senderName(target, context);
  const words = make("span", { lang: context.langOf(target) }, snippet(target, context));
  return make("p", { class: "quote" }, make("strong", {}, t("replyTo", { name })), " ", words);
}

function tools(message, context, own) {
  const { t, act } = context;
  const key = messageKey(message);
  const replyButton =
    context.inGroup && !own
      ? button(t("reply"), {
          iconName: "reply",
          kind: "quiet",
          "data-key": `${key}-reply`,
          onclick: () => act.reply(message),
        })
      : null;
  const items = () => menuItems(message, context, own);
  const more = menuButton(t("messageMenu"), items, {
    iconName: "more",
    iconOnly: true,
    kind: "quiet",
    key: `${key}-menu`,
  });
  return make("div", { class: "tools" }, replyButton, more);
}

function menuItems(message, { t, act, viewer, inGroup }, own) {
  const mine = message.reactions.find((reaction) => reaction.from === viewer)?.emoji;
  const react = REACTIONS.filter((emoji) => emoji !== mine);
  const items = inGroup && !own ? [] : [{ label: t("reply"), iconName: "reply", act: () => act.reply(message) }];
  if (own) {
    if (message.text) items.push({ label: t("edit"), iconName: "edit", act: () => act.edit(message) });
    items.push({ label: t("remove"), iconName: "delete", act: () => act.remove(message) });
  }
  for (const emoji of react)
    items.push({ label: t("react", { emoji }), iconName: "smile", act: () => act.react(message, emoji) });
  if (mine)
    items.push({ label: t("unreact", { emoji: mine }), iconName: "close", act: () => act.react(message, null) });
  return items;
}

function keyboard(message, context) {
  if (!message.keyboard.length) return null;
  const rows = message.keyboard.map((row, at) =>
    make(
      "div",
      { class: "keys" },
      row.map((item, n) => inlineButton(item, `${at}-${n}`, message, context)),
    ),
  );
  return make(
    "div",
    { class: "keyboard", role: "group", "aria-label": context.t("buttons"), lang: context.langOf(message) },
    rows,
  );
}

function inlineButton(item, place, message, { t, act, language }) {
  const key = `${messageKey(message)}-key-${place}`;
  if (item.url) {
    const label = [
      make("span", {}, item.text),
      icon("out"),
      make("span", { class: "spoken", lang: language }, ` ${t("newTab")}`),
    ];
    const address = safeLink(item.url);
    return make(
      "a",
      { class: "inline-button", href: address, target: "_blank", rel: "noopener noreferrer", "data-key": key },
      label,
    );
  }
  const press = (event) => {
    if (event.currentTarget.getAttribute("aria-disabled") !== "true") act.press(message, item.data);
  };
  return make(
    "button",
    { type: "button", class: "inline-button", "data-key": key, "data-press": item.data, onclick: press },
    item.text,
  );
}

function reactions(message, { t, store }) {
  if (!message.reactions.length) return null;
  const by = new Map();
  for (const { emoji, from } of message.reactions) {
    const name = from === store.bot?.id ? store.bot.name : (store.person(from)?.name ?? "?");
    by.set(emoji, [...(by.get(emoji) ?? []), name]);
  }
  const one = ([emoji, names]) => make("li", {}, t("reactionBy", { emoji, names: names.join(", ") }));
  return make("ul", { class: "reactions" }, [...by].map(one));
}
