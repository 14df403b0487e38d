/** What the page knows of the stand-in, merged from its answers. */

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
