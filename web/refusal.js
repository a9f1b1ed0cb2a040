// When a question was refused: what is wrong with it, and the way to ask without that. It comes only
// then, from a server that is there.

import { changed, withoutParameter } from './address.js';
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

/**
 * The words for a question that the server refused; `mend` is another one, where that helps.
 * @param {import('./api.js').ApiError} error
 * @param {import('./address.js').State} state what was asked
 * @returns {import('./error_view.js').Words}
 */
export function refusalWords({ status, parameter }, state) {
  const tooLong = parameter === 'q' && [...state.q].length > MOST;
  if (tooLong || status === 413 || status === 414) {
    return {
      title: 'De zoekvraag is te lang',
      advice: 'Er passen 4.000 tekens in. Een paar woorden uit de tekst zijn vaak al genoeg.',
    };
  }
  if (parameter === 'to' && state.from && state.to && firstDay(state.from) > lastDay(state.to)) {
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
  const title = 'Deze zoekvraag is niet te lezen';
  if (!what) return { title, advice: 'Pas de zoekvraag aan en probeer het opnieuw.' };
  return {
    title,
    advice: `Er klopt iets niet aan ${what}. Pas dat aan of laat het weg.`,
    mend:
      parameter === 'q'
        ? null
        : { name: `Zoek zonder ${what}`, state: withoutParameter(state, parameter) },
  };
}
