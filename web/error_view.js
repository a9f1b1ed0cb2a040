// When something went wrong: what happened and what the reader can do.

import { changed, formatAddress, withoutParameter } from './address.js';
import { slot, stamp } from './dom.js';
import { date } from './format.js';
import { firstDay, lastDay } from './months.js';

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

const MOST = 4000; // characters of a question

/** What a reader can mend in the question itself. */
function questionWords(parameter, state) {
  if (parameter === 'q' && [...(state?.q ?? '')].length > MOST) {
    return {
      title: 'De zoekvraag is te lang',
      advice: 'Er passen 4.000 tekens in. Een paar woorden uit de tekst zijn vaak al genoeg.',
    };
  }
  if (parameter === 'to' && state?.from && state.to && firstDay(state.from) > lastDay(state.to)) {
    return {
      title: 'De periode klopt niet',
      advice: `De begindatum (${date(state.from)}) ligt na de einddatum (${date(state.to)}).`,
      mend: {
        name: 'Draai de datums om',
        state: changed(state, { from: state.to, to: state.from }),
      },
    };
  }
  const what = NAMES[parameter];
  return {
    title: 'Deze zoekvraag is niet te lezen',
    advice: what
      ? `Er klopt iets niet aan ${what}. Pas dat aan of laat het weg.`
      : 'Pas de zoekvraag aan en probeer het opnieuw.',
  };
}

/**
 * The words for an error; `state` is what was asked.
 * @param {import('./api.js').ApiError} error
 * @returns {{title: string, advice: string, retry: boolean,
 *     mend?: {name: string, state: import('./address.js').State}}}
 */
export function errorWords({ status, parameter }, state = null) {
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
    return {
      title: 'De zoekvraag is te lang',
      advice: 'Een paar woorden uit de tekst zijn vaak al genoeg.',
      retry: false,
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
  if (status >= 400 && status < 500) return { ...questionWords(parameter, state), retry: false };
  return {
    title: 'Er ging iets mis',
    retry: true,
    advice: 'Dat ligt niet aan de zoekvraag. Probeer het over een minuut opnieuw.',
  };
}

/** To ask without what was refused. */
function withoutIt({ parameter }, state) {
  if (!state || !NAMES[parameter] || parameter === 'q') return null;
  return { name: `Zoek zonder ${NAMES[parameter]}`, state: withoutParameter(state, parameter) };
}

/** The box that tells of `error`; `retry` asks again, `state` is what was asked. */
export function errorBox(error, { state = null, retry }) {
  const words = errorWords(error, state);
  const box = stamp('error');
  slot(box, 'title').textContent = words.title;
  slot(box, 'advice').textContent = words.advice;
  if (words.retry) slot(box, 'retry').addEventListener('click', retry);
  else slot(box, 'retry').remove();
  const mend = words.mend ?? withoutIt(error, state);
  if (mend) {
    slot(box, 'drop').textContent = mend.name;
    slot(box, 'drop').href = formatAddress(mend.state);
  } else {
    slot(box, 'drop').remove();
  }
  if (error.request && words.retry) slot(box, 'request').textContent = `Nummer van deze vraag: ${error.request}`;
  else slot(box, 'request').remove();
  return box;
}
