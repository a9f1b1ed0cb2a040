// Which values of a facet are on the page, and in what order. Pure.

/** How many values a facet shows before "Toon alle". */
export const SHORT = 5;

const NONE = 'none';

/**
 * The rows of a facet: the most frequent and the chosen ones, or all of them when `open`, or those
 * that contain `find`. A subtopic stands below its topic, which is then there as well. Letters
 * without a value ("onbekend") come last.
 * @param {Array<{value: string, label: string, count: number, chosen: boolean,
 *     parent?: string|null}>} values by falling count
 * @returns {Array<{item: object, depth: number, mixed: boolean}>} mixed: not chosen itself, but a
 *     value below it is
 */
export function rows(values, { open = false, find = '' } = {}) {
  const wanted = new Set();
  for (const item of values.filter(open ? matches(find) : isShort(values))) {
    for (const upper of [item, ...above(values, item)]) wanted.add(upper);
  }
  const chosenBelow = new Set(
    values.filter((item) => item.chosen).flatMap((item) => above(values, item)),
  );
  const tree = (parent, depth) =>
    values
      .filter((item) => wanted.has(item) && (above(values, item)[0] ?? null) === parent)
      .flatMap((item) => [
        { item, depth, mixed: !item.chosen && chosenBelow.has(item) },
        ...tree(item, depth + 1),
      ]);
  const all = tree(null, 0);
  return [
    ...all.filter(({ item }) => item.value !== NONE),
    ...all.filter(({ item }) => item.value === NONE),
  ];
}

/** What a value stands below, the nearest first; a circle is followed once. */
export function above(values, item) {
  const found = [];
  let next = item;
  do {
    next = values.find((other) => other.value === next.parent);
    if (next && next !== item && !found.includes(next)) found.push(next);
    else next = null;
  } while (next);
  return found;
}

/** Is there more than the short list shows? */
export function hasMore(values) {
  return rows(values).length < values.length;
}

/** Text as it is compared: without accents and capitals. */
function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('nl-NL');
}

/** By the name or by the id, in which a mission has its abbreviation: "eutm" finds EUTM Mali. */
function matches(find) {
  const wanted = folded(find.trim());
  const start = ` ${wanted}`;
  return (item) =>
    folded(item.label).includes(wanted) || ` ${item.value.replaceAll('-', ' ')}`.includes(start);
}

function isShort(values) {
  const first = new Set(values.filter((item) => item.value !== NONE).slice(0, SHORT));
  return (item) => first.has(item) || item.chosen;
}

/**
 * The numbers of pages to link to, with null for a gap: pagesAround(7, 20) → 1 … 6 7 8 … 20.
 */
export function pagesAround(current, last) {
  const wanted = [1, current - 1, current, current + 1, last].filter(
    (page) => page >= 1 && page <= last,
  );
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const gap = index === 0 ? 0 : page - pages[index - 1];
    if (gap === 2) return [page - 1, page];
    return gap > 2 ? [null, page] : [page];
  });
}
