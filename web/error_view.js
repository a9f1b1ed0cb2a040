// When something went wrong: what happened and what the reader can do.

import { formatAddress, withoutParameter } from './address.js';
import { slot, stamp } from './dom.js';

const NAMES = {
  q: 'de zoekvraag',
  topic: 'de keuze bij onderwerp',
  mission: 'de keuze bij missie',
  ministry: 'de keuze bij ministerie',
  kind: 'de keuze bij soort brief',
  from: 'de begindatum',
  to: 'de einddatum',
  sort: 'de volgorde',
  first: 'de bladzijde',
  match: 'de manier van zoeken',
  expand: 'de manier van zoeken',
};

/**
 * The words for an error.
 * @param {import('./api.js').ApiError} error
 * @returns {{title: string, advice: string, retry: boolean}}
 */
export function errorWords({ status, parameter }) {
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
      retry: false,
      advice:
        'Misschien is het adres niet helemaal overgenomen, of is de brief er niet meer. ' +
        'Zoek op woorden uit de brief.',
    };
  }
  if (status === 413 || status === 414) {
    return { title: 'De zoekvraag is te lang', advice: 'Gebruik minder woorden.', retry: false };
  }
  if (status === 429 || status === 503) {
    return { title: 'Het is nu druk', advice: 'Wacht even en probeer het opnieuw.', retry: true };
  }
  if (status >= 400 && status < 500) {
    const what = NAMES[parameter];
    return {
      title: 'Deze zoekvraag is niet te lezen',
      retry: false,
      advice: what
        ? `Er klopt iets niet aan ${what}. Pas dat aan of laat het weg.`
        : 'Pas de zoekvraag aan en probeer het opnieuw.',
    };
  }
  return {
    title: 'Er ging iets mis',
    retry: true,
    advice: 'Dat ligt niet aan de zoekvraag. Probeer het over een minuut opnieuw.',
  };
}

/** The box that tells of `error`; `retry` asks again, `state` is what was asked. */
export function errorBox(error, { state = null, retry }) {
  const words = errorWords(error);
  const box = stamp('error');
  slot(box, 'title').textContent = words.title;
  slot(box, 'advice').textContent = words.advice;
  if (words.retry) slot(box, 'retry').addEventListener('click', retry);
  else slot(box, 'retry').remove();
  if (state && NAMES[error.parameter] && error.parameter !== 'q') {
    slot(box, 'drop').textContent = `Zoek zonder ${NAMES[error.parameter]}`;
    slot(box, 'drop').href = formatAddress(withoutParameter(state, error.parameter));
  } else {
    slot(box, 'drop').remove();
  }
  if (error.request) slot(box, 'request').textContent = `Nummer van deze vraag: ${error.request}`;
  else slot(box, 'request').remove();
  return box;
}
