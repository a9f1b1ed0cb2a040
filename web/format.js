// Dutch words, numbers and dates. All pure.

const numbers = new Intl.NumberFormat('nl-NL');
const WHOLE = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' };
const days = new Intl.DateTimeFormat('nl-NL', WHOLE);
const months = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'UTC',
  month: 'long',
  year: 'numeric',
});
const clock = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
});
const calendar = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** 1234 → "1.234" */
export function number(value) {
  return numbers.format(value);
}

/** count(1, 'brief', 'brieven') → "1 brief" */
export function count(value, one, many) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** "38 brieven" */
export function letters(value) {
  return count(value, 'brief', 'brieven');
}

/** "2025-01-31" → "31 januari 2025", "2025-01" → "januari 2025"; the rest stays as is. */
export function date(text) {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return written(days, text, text);
  if (/^\d{4}-\d{2}$/.test(text)) return written(months, `${text}-01`, text);
  return text;
}

/** A letter's date, or that it has none. */
export function letterDate(text) {
  return text ? date(text) : 'zonder datum';
}

/** "2024 t/m maart 2025", "vanaf 2024", "tot en met 2024"; one and the same is said once. */
export function period(from, to) {
  if (from && to) return from === to ? date(from) : `${date(from)} t/m ${date(to)}`;
  if (from) return `vanaf ${date(from)}`;
  return to ? `tot en met ${date(to)}` : '';
}

/** The days that letters run over: "2019 tot en met 21 februari 2025". */
export function span(first, last) {
  if (!first || !last) return '';
  return `${first.slice(0, 4)} tot en met ${date(last)}`;
}

/** "vandaag 09:12", "gisteren 09:12" or "20 februari 2025", as clocks in the Netherlands say. */
export function moment(text, now = new Date()) {
  const then = new Date(text ?? '');
  if (Number.isNaN(then.getTime())) return '';
  const day = dutchDay(then);
  if (day === dutchDay(now)) return `vandaag ${clock.format(then)}`;
  const yesterday = new Date(now.getTime() - 24 * 3600 * 1000);
  if (day === dutchDay(yesterday)) return `gisteren ${clock.format(then)}`;
  return date(day);
}

/** First letter a capital. A word such as "eFP" keeps its own. */
export function capital(text) {
  if (/^\p{Ll}\p{Lu}/u.test(text)) return text;
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return text ? first.toLocaleUpperCase('nl-NL') + text.slice(first.length) : '';
}

/** "ministerie van Defensie" → "Defensie" */
export function ministry(label) {
  return capital(label.replace(/^ministerie (van|voor) /i, ''));
}

/** A value of a facet as readers see it. */
export function choiceLabel(facet, label) {
  return facet === 'ministry' ? ministry(label) : capital(label);
}

/** Where a hit stands: "Bijlage 1, Kosten · pagina 9". */
export function place({ annex, heading, page }) {
  const name = [annex, heading].filter(Boolean).join(', ');
  return [name, page ? `pagina ${number(page)}` : ''].filter(Boolean).join(' · ');
}

/** Is this the kind of letter that announces a meeting? */
export function isAgenda(kind) {
  return (kind?.label ?? '').toLowerCase().includes('agenda');
}

/** What to call the other letter about a meeting. */
export function meetingName(kind) {
  if (isAgenda(kind)) return 'Agenda van deze bijeenkomst';
  const report = (kind?.label ?? '').toLowerCase().includes('verslag');
  return report ? 'Verslag van deze bijeenkomst' : 'Andere brief over deze bijeenkomst';
}

/** The day that it is in the Netherlands, YYYY-MM-DD. */
function dutchDay(moment) {
  const parts = Object.fromEntries(
    calendar.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}`;
}

function written(formatter, text, otherwise) {
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? otherwise : formatter.format(day);
}
