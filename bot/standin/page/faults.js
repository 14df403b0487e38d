/** For testers: faults on demand, and those that are set. */

import * as api from "./api.js";
import { button, field, make, redraw, select } from "./dom.js";

const KINDS = [
  "flood",
  "server_error",
  "gone",
  "hang_after",
  "drop_after",
  "drop_before",
  "hang_before",
  "slow",
  "refuse",
];
/** What a kind needs besides, see docs/standin.md. Times are in seconds. */
const DETAILS = {
  flood: { retry_after: 3 },
  server_error: { status: 502 },
  slow: { delay: 3 },
  refuse: { status: 400, description: "Bad Request: refused on demand" },
};
const METHODS = [
  "sendMessage",
  "editMessageText",
  "copyMessage",
  "answerCallbackQuery",
  "createForumTopic",
  "getUpdates",
];

/** The form that adds a fault; `change` takes the promise of the call. */
export function faultForm(t, change) {
  const kinds = KINDS.map((name) => [name, t(`faultKinds.${name}`)]);
  const kind = select(kinds, { "data-key": "fault-kind" });
  const methods = [["", t("anyMethod")], ...METHODS.map((name) => [name, name])];
  const method = select(methods, { "data-key": "fault-method" });
  const times = make("input", { type: "number", min: 1, max: 1000, value: 1, required: true });
  const send = (event) => {
    event.preventDefault();
    const fault = { kind: kind.value, times: Number(times.value), ...DETAILS[kind.value] };
    change(api.post("faults", method.value ? { ...fault, method: method.value } : fault));
  };
  return make(
    "form",
    { class: "fault-form", onsubmit: send },
    field(t("faultKind"), kind),
    field(t("method"), method),
    field(t("times"), times),
    button(t("addFault"), { iconName: "plus", kind: "primary", type: "submit" }),
  );
}

/** Draw the faults that are set, each with a button to lift it. */
export function drawFaults(host, faults, t, change) {
  const lift = (id) => {
    const onclick = () => change(api.liftFaults(id));
    return button(t("lift"), { kind: "quiet", iconName: "close", onclick, "data-key": `lift-${id}` });
  };
  const row = (fault) => make("li", {}, make("span", {}, faultLine(fault, t)), lift(fault.id));
  const liftAll = () => button(t("liftAll"), { onclick: () => change(api.liftFaults()), "data-key": "lift-all" });
  redraw(host, faults, () => [
    faults.length ? make("ul", { class: "rows" }, faults.map(row)) : make("p", { class: "nothing" }, t("noFaults")),
    faults.length > 1 ? liftAll() : null,
  ]);
}

function faultLine({ kind, method, times, used }, t) {
  const left = times === null ? t("untilLifted") : t("timesLeft", { count: times });
  return t("faultLine", { kind: t(`faultKinds.${kind}`), method: method ?? t("anyMethod"), left, used });
}
