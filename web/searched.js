// What is searched: how many letters, of which period, and how fresh.

import { byId } from './dom.js';
import { letters, moment, span } from './format.js';

/** "8.214 brieven, 2019 tot en met 21 februari 2025, bijgewerkt vandaag 09:12" */
export function searchedText(status, now = new Date()) {
  const updated = moment(status.updated, now);
  return [
    letters(status.letters),
    span(status.first_date, status.last_date),
    updated && `bijgewerkt ${updated}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Writes below every page what is searched. Without an answer the line stays empty. */
export async function sayWhatIsSearched(ask) {
  try {
    const status = await ask('/api/v1/status', { remembered: true });
    byId('searched').textContent = searchedText(status);
  } catch {
    byId('searched').textContent = ''; // the view itself tells that the server is not there
  }
}
