// The bars of the period: months joined so that a bar stays wide enough to point at. Pure.

/**
 * @typedef {object} Bar
 * @property {string} first its first month, YYYY-MM
 * @property {string} last its last month
 * @property {number} count letters in it
 */

/**
 * Months, quarters or years, by how long the whole period is. Quarters and years are whole ones,
 * so that a bar means the same whatever was found.
 * @param {Array<{month: string, count: number}>} histogram without gaps
 * @returns {Bar[]}
 */
export function bars(histogram) {
  const size = histogram.length <= 36 ? 1 : histogram.length <= 180 ? 3 : 12;
  const joined = new Map();
  for (const { month, count } of histogram) {
    const index = Math.floor(monthIndex(month) / size);
    const bar = joined.get(index) ?? {
      first: monthName(index * size),
      last: monthName(index * size + size - 1),
      count: 0,
    };
    bar.count += count;
    joined.set(index, bar);
  }
  return [...joined.values()];
}

/** The period from one bar to another, either order, in the shortest form that says it. */
export function periodOf(all, one, other) {
  const [a, b] = one <= other ? [one, other] : [other, one];
  if (a === 0 && b === all.length - 1) return { from: '', to: '' };
  const from = all[a].first;
  const to = all[b].last;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const starts = from.endsWith('-01');
  const ends = to.endsWith('-12');
  if (sameYear && !(starts && ends)) return { from, to };
  return { from: starts ? from.slice(0, 4) : from, to: ends ? to.slice(0, 4) : to };
}

/** The bars that a period touches, as [first, last]; null without a period or outside the bars. */
export function chosenBars(all, from, to) {
  if ((!from && !to) || all.length === 0) return null;
  const start = from ? firstDay(from).slice(0, 7) : all[0].first;
  const end = to ? lastDay(to).slice(0, 7) : all.at(-1).last;
  const first = all.findIndex((bar) => bar.last >= start);
  const last = all.findLastIndex((bar) => bar.first <= end);
  return first >= 0 && last >= first ? [first, last] : null;
}

/**
 * Where years are named: [{year, at}] with `at` from 0 to 1, where they start. The first and the
 * last are always there, and no two are nearer than `gap`; the last is written up to the end where
 * its bars are few.
 */
export function yearLabels(all, gap = 0.1) {
  const starts = all
    .map((bar, index) => ({ year: Number(bar.first.slice(0, 4)), at: index / all.length }))
    .filter(({ year }, index, list) => index === 0 || list[index - 1].year !== year);
  if (starts.length < 2) return starts;
  const last = { ...starts.at(-1), at: Math.max(gap, Math.min(starts.at(-1).at, 1 - gap)) };
  const between = starts.slice(1, -1).reduce(
    (kept, start) => {
      const room = start.at - kept.at(-1).at >= gap && last.at - start.at >= gap;
      return room ? [...kept, start] : kept;
    },
    [starts[0]],
  );
  return [...between, last];
}

/** The first day of YYYY, YYYY-MM or YYYY-MM-DD. */
export function firstDay(text) {
  return /^\d{4}$/.test(text) ? `${text}-01-01` : /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
}

/** The last day of YYYY, YYYY-MM or YYYY-MM-DD. */
export function lastDay(text) {
  if (/^\d{4}$/.test(text)) return `${text}-12-31`;
  if (!/^\d{4}-\d{2}$/.test(text)) return text;
  const [year, month] = text.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function monthIndex(month) {
  const [year, number] = month.split('-').map(Number);
  return year * 12 + number - 1;
}

function monthName(index) {
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}`;
}
