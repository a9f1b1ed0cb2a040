// Asking the server. An answer is JSON; everything else becomes an ApiError that a reader can be
// told about. And the page's own files that come later.

const PATIENCE = 20_000;
const refusals = new Map(); // name of a file → how often it could not be had

/** What went wrong. `status` 0: no answer came at all. */
export class ApiError extends Error {
  constructor({ status = 0, title = '', detail = '', parameter = '', request = '' } = {}) {
    super(title || `status ${status}`);
    Object.assign(this, { status, detail, parameter, request });
  }
}

/** Was this the end of a question that nobody waits for any more? */
export function isAborted(error) {
  return error?.name === 'AbortError';
}

/**
 * The JSON at `path`. Throws an ApiError when it is not there, not JSON, or takes longer than
 * `patience` milliseconds; an AbortError when `signal` is aborted.
 */
export async function getJson(path, { signal, patience = PATIENCE, fetcher = fetch } = {}) {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), patience);
  const passOn = () => clock.abort();
  signal?.addEventListener('abort', passOn);
  if (signal?.aborted) clock.abort();
  try {
    const response = await fetcher(path, {
      signal: clock.signal,
      headers: { Accept: 'application/json' },
    });
    const body = await response.json().catch((error) => unreadable(error, response));
    if (!response.ok) throw new ApiError({ ...body, status: response.status });
    return body;
  } catch (error) {
    if (signal?.aborted) throw abortError();
    throw error instanceof ApiError ? error : new ApiError({ title: String(error) });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', passOn);
  }
}

/**
 * One question at a time: a new one ends the one before it. `waiting(true)` is called when an
 * answer takes longer than `delay` milliseconds, `waiting(false)` when it is there or failed.
 */
export class Lane {
  #current = null;

  constructor(waiting = () => {}, delay = 150) {
    this.waiting = waiting;
    this.delay = delay;
  }

  /** The result of `ask(signal)`; throws what it throws, and an AbortError once superseded. */
  async run(ask) {
    const mine = new AbortController();
    this.#current?.abort();
    this.#current = mine;
    const timer = setTimeout(() => this.waiting(true), this.delay);
    try {
      const answer = await ask(mine.signal);
      if (mine.signal.aborted) throw abortError();
      return answer;
    } finally {
      clearTimeout(timer);
      if (this.#current === mine) {
        this.#current = null;
        this.waiting(false);
      }
    }
  }

  /** Ends the current question, if any. */
  stop() {
    this.#current?.abort();
    this.#current = null;
    this.waiting(false);
  }
}

/**
 * The module in the file `name`. A browser may remember by its address that a file could not be
 * had: another time it gets another one. What the file itself imports has one address for good: of
 * that a reload alone gets another.
 */
export async function importFile(name, importer = (address) => import(address)) {
  const times = refusals.get(name) ?? 0;
  try {
    return await importer(times === 0 ? `./${name}` : `./${name}#${times}`);
  } catch (error) {
    refusals.set(name, times + 1);
    throw error;
  }
}

function abortError() {
  return new DOMException('superseded', 'AbortError');
}

function unreadable(error, response) {
  if (isAborted(error)) throw error;
  if (response.ok) throw new ApiError({ status: 502, title: 'not JSON' });
  return {};
}
