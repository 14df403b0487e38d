/** What the page knows: the stand-in's state, merged from long-poll answers, and what the reader has chosen to look at. */

import * as api from "./api.js";

const RETRY_MS = [500, 1000, 2000, 4000];
/** How often the page looks whether the assistant is there, in milliseconds. */
const LOOK_MS = 3000;

/** The stand-in's state. Fires "change" when something is new. */
export class Store extends EventTarget {
  constructor() {
    super();
    this.online = true;
    this.reset();
  }

  /** Forget everything: the stand-in was restarted. */
  reset() {
    Object.assign(this, { revision: 0, epoch: null, bot: null, people: [], chats: [], connected: null });
    this.messages = new Map();
    this.answers = new Map();
  }

  /** Take in an answer of `GET state`; tells nobody yet. */
  merge(answer) {
    this.epoch = answer.epoch;
    this.revision = answer.revision;
    Object.assign(this, { bot: answer.bot, people: answer.people, chats: answer.chats });
    if (answer.bot.connected) this.connected = true;
    for (const [chatId, list] of Object.entries(answer.messages)) {
      const chat = this.messages.get(Number(chatId)) ?? new Map();
      this.messages.set(Number(chatId), chat);
      for (const message of list) chat.set(message.id, message);
    }
    for (const press of answer.callback_answers) this.answers.set(press.id, press);
  }

  changed() {
    this.dispatchEvent(new Event("change"));
  }

  setConnected(connected) {
    if (this.connected === connected) return;
    this.connected = connected;
    this.changed();
  }

  setOnline(online) {
    if (this.online === online) return;
    this.online = online;
    this.changed();
  }

  person(id) {
    return this.people.find((person) => person.id === id);
  }

  chat(id) {
    return this.chats.find((chat) => chat.id === id);
  }

  citizens() {
    return this.people.filter((person) => person.role === "citizen");
  }

  /** Groups that are still in use: not those that became a supergroup. */
  groups() {
    return this.chats.filter((chat) => chat.type !== "private" && !chat.migrated_to);
  }

  message(chatId, id) {
    return this.messages.get(chatId)?.get(id);
  }

  /** A chat's messages in order, without deleted ones; of one topic if `threadId` is given (null: General). */
  list(chatId, threadId) {
    const all = [...(this.messages.get(chatId)?.values() ?? [])];
    const wanted = (message) => !message.deleted && (threadId === undefined || message.thread_id === threadId);
    return all.filter(wanted).sort((a, b) => a.id - b.id);
  }
}

/** What the reader looks at; survives a redraw in another language. */
export class View {
  constructor() {
    Object.assign(this, { citizen: null, group: null, thread: null, staff: null, drawer: false });
    this.seen = new Map();
    this.drafts = new Map();
  }

  /** Choose what is there, where the earlier choice is not. */
  settle(store) {
    const has = (list, id) => list.some((item) => item.id === id);
    const citizens = store.citizens();
    if (!has(citizens, this.citizen)) this.citizen = citizens[0]?.id ?? null;
    const groups = store.groups();
    if (!has(groups, this.group)) Object.assign(this, { group: groups[0]?.id ?? null, thread: null });
    const topics = store.chat(this.group)?.topics ?? [];
    if (this.thread !== null && !has(topics, this.thread)) this.thread = null;
    const staff = staffOf(store.chat(this.group), store);
    if (!has(staff, this.staff)) this.staff = staff[0]?.id ?? null;
  }

  /** Note that everything in this list has been seen. */
  markSeen(key, messages) {
    this.seen.set(key, messages.at(-1)?.id ?? 0);
  }

  /** How many messages came after the last one seen. */
  unread(key, messages) {
    const seen = this.seen.get(key) ?? 0;
    return messages.filter((message) => message.id > seen && message.from?.is_bot).length;
  }

  /** What was there before the page was opened is not new. */
  markAllSeen(store) {
    for (const [chatId, chat] of store.messages) {
      for (const message of chat.values()) {
        const key = threadKey(chatId, message.thread_id);
        this.seen.set(key, Math.max(message.id, this.seen.get(key) ?? 0));
      }
    }
  }
}

/** The name of a chat or topic in `View.seen` and `View.drafts`. */
export const threadKey = (chatId, threadId) => `${chatId}:${threadId ?? ""}`;

/** Those who can write in a group: its present members, without the assistant. */
export function staffOf(group, store) {
  const present = (member) => member.id !== store.bot?.id && !["left", "kicked"].includes(member.status);
  return (group?.members ?? []).filter(present);
}

/**
 * Look now and then whether the assistant is there. Between two of its polls it is away for a moment, which wakes nobody
 * when it is over; so it counts as away only when two looks in a row say so.
 */
export async function watchAssistant(store) {
  let missed = 0;
  for (;;) {
    await pause(LOOK_MS);
    try {
      const { bot } = await api.glance(store.revision);
      missed = bot.connected ? 0 : missed + 1;
      if (missed !== 1) store.setConnected(missed === 0);
    } catch (error) {
      if (!(error instanceof api.Unreachable)) throw error; // follow() tells the reader
    }
  }
}

const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

/** Ask for news for ever. `begin` is called after the first whole answer, and again after a restart of the stand-in. */
export async function follow(store, begin) {
  let failures = 0;
  let begun = false;
  for (;;) {
    try {
      // After a failure everything is asked for: a stand-in that restarted would make us wait for a revision it is far from.
      const answer = await api.state(failures ? 0 : store.revision);
      failures = 0;
      if (store.epoch !== null && store.epoch !== answer.epoch) {
        store.reset();
        begun = false;
        continue;
      }
      const news = !begun || !store.online || answer.revision !== store.revision;
      store.online = true;
      store.merge(answer);
      if (!begun) begin();
      begun = true;
      if (news) store.changed();
    } catch (error) {
      if (!(error instanceof api.Unreachable || error instanceof api.Refused)) throw error;
      store.setOnline(false);
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
    }
  }
}
