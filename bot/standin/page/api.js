/** The stand-in's control API, see docs/standin.md. */

const ROOT = "/standin/api/";

/** What the stand-in refused, in its own words. */
export class Refused extends Error {}

/** The stand-in did not answer. */
export class Unreachable extends Error {}

async function call(method, path, body) {
  const request = { method, cache: "no-store" };
  if (body !== undefined) {
    request.headers = { "Content-Type": "application/json" };
    request.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(ROOT + path, request);
  } catch (error) {
    throw new Unreachable(`${method} ${path}: ${error.message}`, { cause: error });
  }
  const text = await response.text();
  const answer = parse(text);
  if (response.ok && answer !== null) return answer;
  if (response.status >= 500) throw new Unreachable(`${method} ${path}: ${response.status}`);
  throw new Refused(answer?.error ?? `${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null; // a proxy's or a server's own page; call() reports it
    throw error;
  }
}

/** Everything, or (with a revision) what has changed since, as soon as something does: up to 25 s. */
export const state = (since) => call("GET", since ? `state?since=${since}` : "state");
/** As `state`, but at once. */
export const glance = (since) => call("GET", `state?since=${since}&wait=0`);
/** What people do; `path` and `body` as in the table "What people do". */
export const post = (path, body) => call("POST", path, body);

export const faults = () => call("GET", "faults");
export const liftFaults = (id) => call("DELETE", id === undefined ? "faults" : `faults?id=${id}`);
export const log = (since) => call("GET", `log?since=${since}`);
export const violations = () => call("GET", "violations");
export const forgetViolations = () => call("DELETE", "violations");
