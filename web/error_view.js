// When something went wrong: what happened and what the reader can do.

import { formatAddress } from './address.js';
import { importFile } from './api.js';
import { slot, stamp } from './dom.js';

/**
 * @typedef {object} Words
 * @property {string} title
 * @property {string} advice
 * @property {boolean} [retry] may be asked again as it is
 * @property {{name: string, state: import('./address.js').State}} [mend] what to ask instead
 */

/**
 * The words for an error that is not the question's.
 * @param {import('./api.js').ApiError} error
 * @returns {Words}
 */
export function errorWords({ status }) {
  if (status === 0) {
    return {
      title: 'Briefkamer is niet bereikbaar',
      retry: true,
      advice:
        'Controleer de verbinding en probeer het opnieuw. De zoekvraag blijft in het adres staan.',
    };
  }
  if (status === 404) {
    return {
      title: 'Deze brief is niet gevonden',
      advice:
        'Misschien is het adres niet helemaal overgenomen, of is de brief er niet meer. ' +
        'Zoek op woorden uit de brief.',
    };
  }
  if (status === 429) {
    return { title: 'Het is nu druk', advice: 'Wacht even en probeer het opnieuw.', retry: true };
  }
  if (status === 503) {
    return {
      title: 'De brieven zijn nu niet te lezen',
      retry: true,
      advice:
        'Dat ligt niet aan de zoekvraag, maar aan de plaats waar de brieven zijn opgeslagen. ' +
        'Probeer het over een minuut opnieuw.',
    };
  }
  if (status === 504) {
    return {
      title: 'Deze zoekvraag duurt te lang',
      retry: true,
      advice:
        'Zoek met minder of minder gewone woorden, met hele woorden in plaats van een begin ' +
        'zoals de*, of in een kortere periode.',
    };
  }
  return {
    title: 'Er ging iets mis',
    retry: true,
    advice: 'Dat ligt niet aan de zoekvraag. Probeer het over een minuut opnieuw.',
  };
}

/** Was it the question that the server refused, and not the answer that failed? */
export function isRefusal({ status }) {
  return status >= 400 && status < 500 && status !== 404 && status !== 429;
}

/** What is wrong with a question that was refused; undefined for any other error. */
export async function refusal(error, state) {
  if (!isRefusal(error)) return undefined;
  const file = await importFile('refusal.js').catch(() => null);
  return file?.refusalWords(error, state);
}

/** The box that tells of `error`, in `words` where it has its own; `retry` asks again. */
export function errorBox(error, { words = errorWords(error), retry }) {
  const box = stamp('error');
  slot(box, 'title').textContent = words.title;
  slot(box, 'advice').textContent = words.advice;
  if (words.retry) slot(box, 'retry').addEventListener('click', retry);
  else slot(box, 'retry').remove();
  if (words.mend) {
    slot(box, 'drop').textContent = words.mend.name;
    slot(box, 'drop').href = formatAddress(words.mend.state);
  } else {
    slot(box, 'drop').remove();
  }
  if (error.request && words.retry)
    slot(box, 'request').textContent = `Nummer van deze vraag: ${error.request}`;
  else slot(box, 'request').remove();
  return box;
}
